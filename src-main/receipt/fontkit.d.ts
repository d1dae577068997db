/**
 * The one function of it that is used. What it returns is only handed on to pdfkit, which is built on it and takes it
 * wherever it takes the bytes of a font; pdfkit's own types know only the bytes.
 */
declare module 'fontkit' {
  export function create(font: Uint8Array): Uint8Array;
}
