/** What the voice says beside the words of the screen, and how it reads signs. */
export const voiceWords = {
  begin: 'Conecte sus audífonos. Use el teclado: arriba y abajo para moverse, círculo para elegir.',
  button: 'botón',
  field: 'campo de texto',
  empty: 'vacío',
  pressed: 'activado',
  notPressed: 'desactivado',
  checked: 'marcado',
  notChecked: 'sin marcar',
  disabled: 'no disponible',
  erased: (characters: string) => `Borrado: ${characters}`,
  /** Of a password: how many keys, never which. */
  keys: (count: number) => (count === 1 ? '1 tecla' : `${count} teclas`),
  minus: 'menos',
  cents: (whole: string, cents: string, unit: string) => `${whole} con ${cents} ${unit}`,
  currencies: {
    USD: { one: 'dólar', many: 'dólares', cent: 'centavo', cents: 'centavos' },
    COP: { one: 'peso', many: 'pesos', cent: 'centavo', cents: 'centavos' },
  },
  /** "un millón de pesos" */
  ofMillions: 'de ',
  locale: 'es',
  date: (day: string, month: string, year: string) => `${day} de ${month} de ${year}`,
  number: 'número',
  hidden: 'asteriscos',
  ending: 'terminada en',
  units: { kWh: 'kilovatios hora', 'm³': 'metros cúbicos' } as Readonly<Record<string, string>>,
  /** What the synthesizer would leave out, or take for a word. */
  /** Signs in the middle of a text; alone, the synthesizer names each. */
  characters: {
    '.': 'punto',
    '-': 'guion',
    _: 'guion bajo',
    '@': 'arroba',
    '+': 'más',
    Y: 'ye',
  } as Readonly<Record<string, string>>,
  space: 'espacio',
  /** What the card's own page shows, in its own words. */
  card: {
    number: 'Número de la tarjeta',
    expiry: 'Vence (MM/AA)',
    code: 'Código de seguridad',
    progress: (label: string, typed: number, of: number) => `${label}, ${typed} de ${of} dígitos`,
    wrong: {
      missing: '',
      'other-brand': 'Aquí se paga con Visa o Mastercard.',
      'check-digit': 'Revise el número: no coincide con una tarjeta.',
      month: 'Revise el mes: va de 01 a 12.',
      expired: 'Esta tarjeta ya venció. Use otra.',
      'far-year': 'Revise el año de vencimiento.',
    },
  },
};
