/** The bar at the bottom of every screen: another language, and what helps to see, reach or hear. */
export const assistWords = {
  bar: 'Accesibilidad',
  /** Of the other language, in that language. */
  otherLanguage: 'English',
  large: 'Letra grande',
  contrast: 'Alto contraste',
  low: 'Botones abajo',
  voice: 'Voz',
  quieter: 'Bajar el volumen',
  louder: 'Subir el volumen',
  volume: (percent: number) => `${percent} %`,
};
