/** The one function of it that is used; it throws texts, not errors. */
declare module 'gs1-barcode-parser-mod' {
  export function parseBarcode(barcode: string): {
    readonly parsedCodeItems: readonly { readonly ai: string; readonly data: unknown }[];
  };
}
