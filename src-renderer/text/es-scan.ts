const noAnswer = 'No pudimos consultar su factura. Intente en unos minutos. No se hizo ningún cobro.';

/** Finding a bill without an account: by its code, or by customer number. */
export const scanWords = {
  title: 'Escanee su factura',
  lead: 'Acerque el código de barras o el código QR a la luz roja.',
  sketch: 'Dibujo de una factura bajo el lector: el código de barras mira hacia la luz roja.',
  waiting: 'Esperando el código…',
  asking: 'Buscando su factura…',
  type: 'Escribir el número',
  typeHint: 'Está en su factura',
  signIn: 'Ingresar con mi usuario',
  signInHint: 'Vea todas sus facturas',
  problems: {
    'not-a-bill':
      'Ese código no es de una factura. Acerque el código de barras de la factura, o escriba el número.',
    'other-company': 'Esa factura es de otra empresa y no se paga en este kiosco. Escanee una nuestra.',
    damaged: 'El código no se leyó completo. Alise el papel y acérquelo de nuevo, o escriba el número.',
    'not-found': 'No encontramos esa factura. Escriba el número, o pida ayuda al personal.',
    'already-paid': 'Esa factura ya está pagada: no tiene que pagarla. Puede escanear otra.',
    'too-many-tries': 'Son muchos intentos seguidos. Espere unos minutos, o ingrese con su usuario.',
    'biller-offline': noAnswer,
    'out-of-service': 'Este kiosco no está disponible en este momento. No se hizo ningún cobro.',
  },
  find: {
    title: 'Busque su factura',
    submit: 'Buscar',
  },
};
