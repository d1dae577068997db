import type Database from 'better-sqlite3';

export interface Account {
  readonly accountNumber: string;
  readonly serviceAddress: string;
  readonly unpaidCount: number;
}

/** A customer with an account, as whoever is signed in sees it. */
export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly accounts: readonly Account[];
}

/** A customer as the company has them; without e-mail and password before they register. */
export interface CustomerRow {
  readonly customerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
}

export interface Customers {
  /** By e-mail address or customer number. */
  find(user: string): CustomerRow | undefined;
  /** @throws Error when there is no such customer, or it has no account */
  read(customerId: string): Customer;
  setPassword(customerId: string, passwordHash: string): void;
  /** False when this customer has an account already, or the address is another's. */
  register(customerId: string, account: { readonly email: string; readonly passwordHash: string }): boolean;
}

/** Published in biller.yaml: whoever has more supplies is shown one list of all. */
const accountsMax = 12;

export function createCustomers(database: Database.Database): Customers {
  const findCustomer = database.prepare<[string, string], CustomerRow>(
    `SELECT customer_id AS customerId, name, email, password_hash AS passwordHash
     FROM customers WHERE email = ? OR customer_id = ?`,
  );
  const accountsOf = database.prepare<[string], Account>(
    `SELECT account_number AS accountNumber, content ->> 'serviceAddress' AS serviceAddress,
       sum(due_minor > 0) AS unpaidCount
     FROM bills WHERE customer_id = ? GROUP BY account_number ORDER BY account_number`,
  );
  const setPassword = database.prepare('UPDATE customers SET password_hash = ? WHERE customer_id = ?');
  const addAccount = database.prepare(
    `UPDATE OR IGNORE customers SET email = ?, password_hash = ? WHERE customer_id = ? AND email IS NULL`,
  );
  return {
    find: (user) => findCustomer.get(user, user),
    read: (customerId) => {
      const found = findCustomer.get('', customerId);
      if (!found || found.email === null) throw new Error(`customer ${customerId} has no account`);
      const { name, email } = found;
      const accounts = accountsOf.all(customerId);
      return { customerId, name, email, accounts: accounts.length > accountsMax ? [] : accounts };
    },
    setPassword: (customerId, passwordHash) => {
      setPassword.run(passwordHash, customerId);
    },
    register: (customerId, { email, passwordHash }) =>
      addAccount.run(email, passwordHash, customerId).changes === 1,
  };
}
