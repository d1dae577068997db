import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CompanyCode } from '../simulators/demo-data.ts';

/** What the kiosk must know of the simulators: where they are and how they are spoken to. */
export interface OtherSide {
  readonly biller: { readonly url: string; readonly kioskKey: string };
  readonly vpos: { readonly url: string; readonly key: string; readonly sealingKey: object };
  readonly printer: { readonly port: number };
  /** Left out, the kiosk sends no mail. */
  readonly mail?: { readonly port: number };
}

const companies = {
  pa: {
    company: {
      name: 'Luz del Istmo, S.A.',
      taxId: 'RUC 155612345-2-2026 DV 41',
      address: 'Vía España, Ciudad de Panamá',
      supportContact: '800-0000',
    },
    branchName: 'Sucursal Vía España',
    mailFrom: 'pagos@luz-del-istmo.example',
    linkBase: 'https://luz-del-istmo.example/recibo',
    queuePaymentMaxMinor: 15_000,
    payee: '7701234567897',
    country: 'PA',
    currency: 'USD',
    timeZone: 'America/Panama',
  },
  co: {
    company: {
      name: 'Aguas y Gas del Valle S.A. E.S.P.',
      taxId: 'NIT 900.123.456-7',
      address: 'Calle 13 # 4-25, Cali',
      supportContact: '01 8000 000000',
    },
    branchName: 'Oficina Calle 13',
    mailFrom: 'pagos@aguas-y-gas-del-valle.example',
    linkBase: 'https://aguas-y-gas-del-valle.example/recibo',
    queuePaymentMaxMinor: 60_000_000,
    payee: '7709998000421',
    country: 'CO',
    currency: 'COP',
    timeZone: 'America/Bogota',
  },
} as const;

/** A button for a voice that is not there would only disappoint. */
function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => [program, `${program}.exe`].some((name) => existsSync(join(folder, name))));
}

/** Small limits, so that each of them can be reached by hand. */
function queueOf(paymentMaxMinor: number): object {
  return {
    permissionId: 'OFF-2026-014',
    paymentMaxMinor,
    totalMaxMinor: 3 * paymentMaxMinor,
    countMax: 5,
    ageMaxHours: 24,
  };
}

/** The configuration file of a kiosk of the demo, for a 21.5-inch portrait screen. */
export function demoConfiguration(otherSide: OtherSide, companyCode: CompanyCode = 'pa'): object {
  const { biller, vpos, printer, mail } = otherSide;
  const { queuePaymentMaxMinor, mailFrom, linkBase, payee, ...company } = companies[companyCode];
  return {
    kioskId: 'K014',
    ...company,
    screen: { diagonalIn: 21.5, widthPx: 1080, heightPx: 1920 },
    biller: { url: biller.url, kioskKey: biller.kioskKey },
    vpos: {
      url: vpos.url,
      key: vpos.key,
      sealingKey: vpos.sealingKey,
      terminalId: 'T0140001',
      merchantId: 'M000000014',
      queue: queueOf(queuePaymentMaxMinor),
    },
    customers: { scan: { payees: [payee], referenceLength: 16 } },
    ...(isInstalled('espeak-ng') && { speech: {} }),
    receipts: { linkBase },
    printer: { connection: { by: 'tcp', host: '127.0.0.1', port: printer.port } },
    ...(mail && { mail: { host: '127.0.0.1', port: mail.port, security: 'none', from: mailFrom } }),
  };
}
