/** What a guest may see of a customer: enough for whoever knows them, nothing for anybody else. */

/** María Núñez Peñalba is M*** N*** P***. */
export function shortenName(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => `${word.slice(0, 1)}***`)
    .join(' ');
}

/** Vía España, Edif. Ñandú is Vía ***. */
export function shortenAddress(address: string): string {
  return `${address.split(/\s+/, 1)[0] ?? ''} ***`;
}

/** maria.nunez@correo.example is m***@c***.example. */
export function shortenEmail(email: string): string {
  const [mailbox = '', domain = ''] = email.split('@');
  const end = domain.slice(domain.lastIndexOf('.'));
  return `${mailbox.slice(0, 1)}***@${domain.slice(0, 1)}***${end}`;
}
