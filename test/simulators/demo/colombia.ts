import type { DemoCompany } from './company.ts';
import type { PseudoRandom } from './pseudo-random.ts';
import { line, percentOf, taxedLine, usedLine, type Tariff, type TariffLine } from './tariff.ts';

/** Amounts below are pesos; a peso has a hundred minor units. */
const pesoMinor = 100;

/** What a household of each estrato pays less (subsidio) or more (contribución), in per cent of its consumption. */
const waterPercentByEstrato: Readonly<Record<number, number>> = { 1: -70, 2: -40, 3: -15, 5: 50, 6: 60 };
const gasPercentByEstrato: Readonly<Record<number, number>> = { 1: -60, 2: -50, 5: 20, 6: 20 };

/** Household water and gas are free of IVA; other services on the same bill carry 19 % (Estatuto Tributario, art. 476). */
const tariff: Tariff = {
  currency: 'COP',
  taxName: 'IVA 19 %',
  taxPercent: 19,
  roundedToMinor: pesoMinor,
  partLeastMinor: 10_000 * pesoMinor,
  owedLines: [
    line('balance', 'Saldo anterior', 42_300 * pesoMinor),
    line('late-fee', 'Intereses de mora', 940 * pesoMinor),
  ],
  draw: (random, account) => {
    const estrato = 1 + (account % 6);
    const bill = account % 2 === 0 ? drawWater(random, estrato) : drawGas(random, estrato);
    const lines = [...bill.lines];
    if (random.onceIn(3)) lines.push(taxedLine('service', 'Revisión periódica, cuota', 12_500 * pesoMinor));
    if (random.onceIn(4)) lines.push(line('service', 'Financiación de medidor, cuota', 8_350 * pesoMinor));
    return { service: bill.service, lines };
  },
};

interface ServiceBill {
  readonly service: string;
  readonly lines: readonly TariffLine[];
}

function drawWater(random: PseudoRandom, estrato: number): ServiceBill {
  const waterM3 = random.between(8, 34);
  const water = { quantity: waterM3, unit: 'm³' };
  const consumption = usedLine('Consumo acueducto', water, 2_353 * pesoMinor);
  return {
    service: 'Acueducto y alcantarillado',
    lines: [
      consumption,
      line('fixed-charge', 'Cargo fijo acueducto', 9_214 * pesoMinor),
      usedLine('Vertimiento alcantarillado', water, 1_987 * pesoMinor),
      line('fixed-charge', 'Cargo fijo alcantarillado', 4_806 * pesoMinor),
      ...byEstrato(estrato, consumption, waterPercentByEstrato),
    ],
  };
}

function drawGas(random: PseudoRandom, estrato: number): ServiceBill {
  const gasM3 = random.between(9, 28);
  const consumption = usedLine('Consumo gas natural', { quantity: gasM3, unit: 'm³' }, 2_148 * pesoMinor);
  return {
    service: 'Gas natural',
    lines: [
      consumption,
      line('fixed-charge', 'Cargo fijo gas', 4_155 * pesoMinor),
      ...byEstrato(estrato, consumption, gasPercentByEstrato),
    ],
  };
}

function byEstrato(
  estrato: number,
  { amountMinor }: TariffLine,
  percents: Readonly<Record<number, number>>,
): readonly TariffLine[] {
  const percent = percents[estrato] ?? 0;
  if (percent === 0) return [];
  const name = percent < 0 ? 'Subsidio' : 'Contribución';
  // What the higher strata pay for the lower ones is a tax by law (Ley 142 de 1994, art. 89).
  const kind = percent < 0 ? 'subsidy' : 'tax';
  return [line(kind, `${name} estrato ${estrato}`, percentOf(amountMinor, percent, pesoMinor))];
}

export const colombia: DemoCompany = {
  name: 'Aguas y Gas del Valle S.A. E.S.P.',
  invoicePrefix: 'AGV',
  codePrefix: 'S',
  payee: '7709998000421',
  mailFrom: 'cuentas@aguas-y-gas-del-valle.example',
  fiscalCodeName: 'CUFE',
  tariff,
  // One bill of these carries the cents of an interest: rare, and never to be rounded away.
  centsOfOneInvoice: 50,
  places: [
    'Carrera 15 # 28-41, barrio Peñón, Cali',
    'Calle 9 # 4-22, apto. 301, San Antonio, Cali',
    'Transversal 7 # 12-60, barrio La Unión, Palmira',
    'Carrera 4 # 10-18, Centro, Buga',
    'Av. 6 Norte # 23-55, Granada, Cali',
    'Calle 26 # 33-07, barrio Príncipe, Tuluá',
    'Carrera 1 # 3-90, barrio Bellavista, Jamundí',
    'Calle 16 # 5-44, La Campiña, Yumbo',
  ],
  special: {
    withSeveral: {
      user: 'jose.munoz@correo.example',
      password: 'Agua-2026-co',
      name: 'José Ignacio Muñoz Castaño',
    },
    withNone: { user: 'anibal.zuniga@correo.example', password: 'Rio-2026-co', name: 'Aníbal Zúñiga Peláez' },
    withThousands: {
      user: 'pagos@conjuntos-valle.example',
      password: 'Val-2026-co',
      name: 'Administración de Conjuntos del Valle S.A.S.',
    },
    withOddEndings: {
      user: 'casilda.pruebas@correo.example',
      password: 'Fin-2026-co',
      name: 'Casilda Pruebas Ñáñez',
    },
    withAccounts: {
      user: 'ofelia.cano@correo.example',
      password: 'Mes-2026-co',
      name: 'Ofelia Cano Peñaranda',
    },
    withoutAccount: { customerNumber: '101018', name: 'Abelardo Ñustes Rojas' },
  },
  others: [
    ['Luz Ángela Ordóñez Vélez', 'luz.ordonez'],
    ['Hernán Darío Cañas Mejía', 'hernan.canas'],
    ['María del Pilar Nariño Rincón', 'maria.narino'],
    ['Íngrid Yuliana Peña Lasso', 'ingrid.pena'],
    ['Álvaro Quiñones Mosquera', 'alvaro.quinones'],
    ['Sandra Milena Bolaños Ruiz', 'sandra.bolanos'],
    ['Germán Argüello Santofimio', 'german.arguello'],
    ['Ximena Piñeros Caicedo', 'ximena.pineros'],
    ['Wílmer Andrés Londoño Gil', 'wilmer.londono'],
    ['Beatriz Elena Marroquín Ávila', 'beatriz.marroquin'],
    ['Óscar Eduardo Yépez Hincapié', 'oscar.yepez'],
    ['Rosalba Ibáñez Tróchez', 'rosalba.ibanez'],
    ['Fabián Camilo Núñez Urrego', 'fabian.nunez'],
    ['Gloria Inés Garzón Fajardo', 'gloria.garzon'],
    ['Droguería El Ñapanga Ltda.', 'drogueria.napanga'],
    ['Panificadora San José S.A.S.', 'panificadora.sanjose'],
  ],
};
