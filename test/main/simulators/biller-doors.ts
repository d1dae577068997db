import type { BillerSimulator } from '../../simulators/biller/biller-simulator.ts';
import { companyOf, demoBillsOf, demoCustomers } from '../../simulators/demo-data.ts';
import { askAs } from './biller-client.ts';
import type { CheckedAnswer } from './checked-client.ts';

export const minuteMs = 60_000;
export const { payee } = companyOf('pa');
export const [marias = fail(), mariasSecond = fail()] = demoBillsOf('pa', demoCustomers.withSeveral);
export const [demetrios = fail()] = demoBillsOf('pa', demoCustomers.withoutAccount);
export const proof = {
  customerNumber: demoCustomers.withoutAccount.customerNumber,
  invoiceCode: demetrios.invoiceCode,
};
export const registration = { ...proof, email: 'demetrio@correo.example', password: 'tres gatos azules' };

function fail(): never {
  throw new Error('the demo has no such bill');
}

export function scan(
  biller: BillerSimulator,
  references: readonly string[],
  by = payee,
): Promise<CheckedAnswer> {
  const readings = references.map((reference) => ({ payee: by, reference }));
  return askAs(biller, 'POST /v1/guest-sessions/scanned', { readings });
}

export function find(biller: BillerSimulator, more: object = {}): Promise<CheckedAnswer> {
  return askAs(biller, 'POST /v1/guest-sessions/found', { ...proof, ...more });
}

export function register(biller: BillerSimulator, more: object = {}): Promise<CheckedAnswer> {
  return askAs(biller, 'POST /v1/registrations', { ...registration, ...more });
}

export function forget(biller: BillerSimulator, user: string): Promise<CheckedAnswer> {
  return askAs(biller, 'POST /v1/password-changes', { user });
}

export function confirm(
  biller: BillerSimulator,
  { body }: CheckedAnswer,
  typed: { readonly code: string; readonly password?: string; readonly kioskId?: string },
): Promise<CheckedAnswer> {
  const what = typed.password === undefined ? 'registrations' : 'password-changes';
  const pendingId = String(body['pendingId']);
  return askAs(biller, `POST /v1/${what}/{pendingId}/confirmation`, { ...typed, pendingId });
}

/** Six digits that are not these. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

export function bearer({ body }: CheckedAnswer): string {
  return `Bearer ${String(body['token'])}`;
}
