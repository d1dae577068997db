import { counted } from './es-count.ts';

/** Before, between and after customers. */
export const aroundWords = {
  attract: {
    title: 'Pague su factura aquí',
    /** @param methods - as `methods` below names them */
    lead: (methods: string) => `Con ${methods}, Visa o Mastercard.`,
    methods: { both: 'tarjeta de crédito o débito', credit: 'tarjeta de crédito', debit: 'tarjeta débito' },
    scan: 'Escanear mi factura',
    scanHint: 'No necesita usuario',
    begin: 'Ingresar con mi usuario',
    beginHint: 'Vea todas sus facturas',
    find: 'Buscar mi factura',
    register: 'Crear una cuenta',
    help: (contact: string) => `¿Necesita ayuda? ${contact}`,
  },
  idle: {
    title: '¿Sigue ahí?',
    body: (seconds: number) =>
      `Por su seguridad cerraremos la sesión en ${counted(seconds, 'segundo', 'segundos')}.`,
    more: 'Sí, seguir',
    end: 'Terminar',
  },
  goodbye: {
    title: 'Gracias',
    lead: 'No olvide su tarjeta, sus papeles ni sus pertenencias.',
  },
  starting: { title: 'Un momento…', lead: 'Este kiosco vuelve enseguida.' },
  outOfService: {
    title: 'Este kiosco no está disponible',
    soon: 'Volvemos en unos minutos',
    lead: 'Puede pagar en la caja de esta sucursal o en otro kiosco.',
    left: 'Si dejó un pago aquí, no lo pague de nuevo; pregunte al personal.',
    code: (code: string) => `Código ${code}`,
  },
};
