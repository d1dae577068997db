const noAnswer = 'No pudimos conectarnos con la empresa. Intente en unos minutos.';
const outOfService = 'Este kiosco no está disponible en este momento.';
const noUser = 'Escriba su correo o número de cliente.';
const userLetters =
  'Escriba el correo completo, como nombre@correo.com, o el número de cliente, que solo tiene números.';

/** Signing in, a new account, a new password, several supplies; and what the keys of the screen are called. */
export const joiningWords = {
  keys: { allCapitals: 'Todo en mayúsculas' },
  signIn: {
    title: 'Ingrese sus datos',
    user: 'Correo o número de cliente',
    password: 'Contraseña',
    submit: 'Ingresar',
    noUser,
    userLetters,
    noPassword: 'Escriba su contraseña.',
    billerSilent: 'La empresa no responde. Si no puede ingresar, intente en unos minutos.',
    other: '¿No puede entrar?',
    otherTitle: 'Otras formas de seguir',
    forgot: 'Olvidé mi contraseña',
    forgotHint: 'Le enviamos un código a su correo',
    register: 'Crear una cuenta',
    registerHint: 'Con una factura a la mano',
    find: 'Buscar con mi número de cliente',
    findHint: 'Sin cuenta, con una factura a la mano',
    scan: 'Escanear mi factura',
    scanHint: 'Sin cuenta ni contraseña',
    problems: {
      'wrong-credentials': 'El usuario y la contraseña no coinciden. Revíselos y escríbalos de nuevo.',
      locked:
        'Por seguridad, espere unos minutos antes de intentar aquí de nuevo. Puede seguir ahora de otra forma, o en otro kiosco.',
      'biller-offline': noAnswer,
      'out-of-service': outOfService,
    },
  },
  password: {
    peek: 'Ver',
    peekName: 'Ver mientras lo mantiene presionado',
    levels: ['Muy fácil de adivinar.', 'Débil.', 'Buena.', 'Muy segura.'],
    /** Each is asked with how many characters are typed. */
    advice: {
      short: (typed: number) => `${typed === 7 ? 'Falta 1 carácter' : `Faltan ${8 - typed} caracteres`}.`,
      own: () => 'No use su correo, su número ni el nombre de la empresa.',
      common: () => 'Tiene una palabra muy usada. Agregue otras.',
      sequence: () => 'Evite series como 1234 o qwerty.',
      repeat: () => 'Evite repetir la misma letra.',
      longer: () => 'Con una palabra más es más segura.',
    },
  },
  joining: {
    step: (at: number, of: number) => `Paso ${at} de ${of}`,
    titles: {
      bill: 'Su factura',
      email: '¿Cuál es su correo?',
      user: '¿Cuál es su cuenta?',
      code: 'Escriba el código',
      password: 'Cree una contraseña',
    },
    customerNumber: 'Número de cliente',
    invoiceCode: 'Código de una factura',
    billHint: 'Los dos están arriba a la derecha en su factura.',
    sketch: 'Dibujo de una factura: los dos números están arriba a la derecha.',
    email: 'Correo',
    emailHint: 'Ahí le enviamos un código y, si quiere, sus comprobantes.',
    user: 'Correo o número de cliente',
    userHint: 'Le enviamos un código a su correo.',
    password: 'Contraseña nueva',
    passwordHint: 'Mínimo 8 caracteres. Una frase corta es fácil de recordar.',
    code: 'Código de 6 números',
    codeSent: (email: string) => `Lo enviamos a ${email}.`,
    codeMaybeSent: 'Si hay una cuenta con ese dato, le enviamos un código a su correo.',
    codeLasts: (minutes: number) => `Sirve ${minutes === 1 ? '1 minuto' : `${minutes} minutos`} más.`,
    again: 'Enviar otro código',
    againSoon: '¿No llega? En unos segundos puede pedir otro.',
    submit: { register: 'Crear mi cuenta', 'new-password': 'Guardar e ingresar' },
    problems: {
      'no-customer-number': 'Escriba su número de cliente.',
      'customer-number-letters': 'El número de cliente solo tiene números. Cópielo de su factura.',
      'no-invoice-code': 'Escriba el código de una factura suya.',
      'no-email': 'Escriba un correo completo y sin tildes, como nombre@correo.com.',
      'no-user': noUser,
      'user-letters': userLetters,
      'short-password': 'La contraseña debe tener al menos 8 caracteres.',
      'no-code': 'El código tiene 6 números. Está en el correo que le enviamos.',
      'no-match': 'El número de cliente y el código no son de la misma factura pendiente. Revise los dos.',
      'already-registered': 'Ya hay una cuenta con esos datos. Ingrese con su contraseña.',
      'weak-password': 'Muchas personas usan esa contraseña, o tiene sus datos. Escriba otra.',
      'too-many-tries': 'Son muchos intentos seguidos. Espere unos minutos, o pida ayuda al personal.',
      'wrong-code': 'Ese no es el código. Revise el correo más reciente y escríbalo de nuevo.',
      'expired-code': 'El código venció. Pida otro.',
      'spent-code': 'Ese código ya no sirve: fueron muchos intentos. Pida otro.',
      'biller-offline': noAnswer,
      'out-of-service': outOfService,
    },
  },
  accounts: {
    title: '¿Qué cuenta quiere ver?',
    all: 'Todas mis cuentas',
    bills: (count: number) => {
      if (count === 0) return 'Nada pendiente';
      return count === 1 ? '1 factura pendiente' : `${count} facturas pendientes`;
    },
  },
};
