import type { PictureLine } from '../printer/port.ts';

/** What a receipt says, before anybody knows how wide the paper is. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'centred'; readonly text: string; readonly isBold?: boolean }
  | { readonly is: 'paragraph'; readonly text: string; readonly isBold?: boolean }
  | { readonly is: 'pair'; readonly label: string; readonly value: string; readonly isBold?: boolean }
  /** How many of something, and what they come to: counts and amounts stand below each other. */
  | { readonly is: 'tally'; readonly label: string; readonly count: number; readonly value: string }
  /** What somebody compares or types letter by letter: on lines of its own, from the left. */
  | { readonly is: 'code'; readonly label: string; readonly value: string }
  | { readonly is: 'rule'; readonly mark: '-' | '=' }
  /** Numbers the columns, to see how many the printer has. */
  | { readonly is: 'ruler' }
  | { readonly is: 'space' }
  /** Printable ASCII, at most 600 characters, as the printer's port has it. */
  | { readonly is: 'qr'; readonly payload: string }
  /** Printable ASCII, at most 20 characters, as the printer's port has it. */
  | { readonly is: 'barcode'; readonly payload: string }
  | { readonly is: 'picture'; readonly picture: PictureLine };

export type ReceiptDocument = readonly Block[];
