import type { DemoCompany } from './company.ts';
import { line, taxedLine, usedLine, type Tariff, type TariffLine } from './tariff.ts';

/** Electricity: energy is free of ITBMS, the rent of equipment carries 7 % (Código Fiscal, art. 1057-V). */
const tariff: Tariff = {
  currency: 'USD',
  taxName: 'ITBMS 7 %',
  taxPercent: 7,
  roundedToMinor: 1,
  partLeastMinor: 500,
  owedLines: [line('balance', 'Saldo anterior', 1_875), line('late-fee', 'Recargo por mora', 28)],
  draw: (random) => {
    const energyKwh = random.between(110, 640);
    const lines: TariffLine[] = [
      usedLine('Energía', { quantity: energyKwh, unit: 'kWh' }, 17),
      line('fixed-charge', 'Cargo fijo', 313),
      line('service', 'Alumbrado público', energyKwh),
    ];
    if (energyKwh < 300)
      lines.push(line('subsidy', 'Subsidio Fondo de Estabilización Tarifaria', energyKwh * -2));
    if (random.onceIn(2)) lines.push(taxedLine('service', 'Alquiler de equipo de medición', 450));
    if (random.onceIn(5)) lines.push(taxedLine('service', 'Reconexión del servicio', 1500));
    return { service: 'Energía eléctrica', lines };
  },
};

export const panama: DemoCompany = {
  name: 'Luz del Istmo, S.A.',
  invoicePrefix: 'LDI',
  codePrefix: 'E',
  payee: '7701234567897',
  mailFrom: 'cuentas@luz-del-istmo.example',
  tariff,
  places: [
    'Vía España, Edif. Ñandú, apto. 4-B, Bella Vista, Panamá',
    'Calle 50, casa 18, San Francisco, Panamá',
    'Av. Simón Bolívar, local 3, Colón',
    'Barriada Los Ángeles, casa 211, Betania, Panamá',
    'Calle Décima, casa 7, Penonomé, Coclé',
    'Urb. Brisas del Golf, calle 12, casa 96, San Miguelito',
    'Vía Boquete, km 4, David, Chiriquí',
    'Paseo Enrique Geenzier, casa 31, Santiago, Veraguas',
  ],
  special: {
    withSeveral: {
      user: 'maria.nunez@correo.example',
      password: 'Luz-2026-pa',
      name: 'María Fernanda Núñez Peñalba',
    },
    withNone: { user: 'italo.barria@correo.example', password: 'Sol-2026-pa', name: 'Ítalo Barría Guzmán' },
    withThousands: {
      user: 'pagos@condominios-pacifico.example',
      password: 'Mar-2026-pa',
      name: 'Administración de Condominios del Pacífico, S.A.',
    },
    withOddEndings: {
      user: 'casimiro.pruebas@correo.example',
      password: 'Fin-2026-pa',
      name: 'Casimiro Pruebas Ñáñez',
    },
    withAccounts: {
      user: 'edelmira.batista@correo.example',
      password: 'Sal-2026-pa',
      name: 'Edelmira Batista Ñurinda',
    },
    withoutAccount: { customerNumber: '101018', name: 'Demetrio Añez Him' },
  },
  others: [
    ['Yariela Ábrego Quintero', 'yariela.abrego'],
    ['Abdiel Muñoz Batista', 'abdiel.munoz'],
    ['Briseida Castañeda Ríos', 'briseida.castaneda'],
    ['Edilberto Peña Sanjur', 'edilberto.pena'],
    ['Itzel Córdoba Him', 'itzel.cordoba'],
    ['Óscar Iván Ureña Pitti', 'oscar.urena'],
    ['Dayra Yáñez de León', 'dayra.yanez'],
    ['Agustín Güilamo Nieto', 'agustin.guilamo'],
    ['Xiomara Añino Vergara', 'xiomara.anino'],
    ['Eusebio Tuñón Cedeño', 'eusebio.tunon'],
    ['Lía Chang Méndez', 'lia.chang'],
    ['Ceferino Bethancourt Solís', 'ceferino.bethancourt'],
    ['Nélida Ibáñez Frías', 'nelida.ibanez'],
    ['Rogelio Argüelles Ortiz', 'rogelio.arguelles'],
    ['Panadería La Espiguita, S.A.', 'panaderia.espiguita'],
    ['Ferretería Hermanos Acuña, S.A.', 'ferreteria.acuna'],
  ],
};
