import type { Style } from './style.ts';

/**
 * The commands of ESC/POS that a receipt uses, cut out of a stream of bytes. Names and forms are those of Epson's
 * ESC/POS command reference.
 */
export type Command =
  | { readonly is: 'character'; readonly byte: number }
  | { readonly is: 'tab' }
  | { readonly is: 'feed'; readonly lines: number }
  | { readonly is: 'feed-dots'; readonly dots: number }
  /** The next character begins so far from the left edge, or from where the last one ended. */
  | { readonly is: 'move'; readonly from: 'edge' | 'here'; readonly dots: number }
  | { readonly is: 'reset' }
  | { readonly is: 'style'; readonly change: Partial<Style> }
  | { readonly is: 'cut' }
  | {
      readonly is: 'picture';
      readonly widthBytes: number;
      readonly heightDots: number;
      /** One bit a dot, 1 is black. */
      readonly rows: Buffer;
      /** How many dots each of its dots is wide and high. */
      readonly scale: readonly [width: number, height: number];
    }
  | { readonly is: 'store-qr'; readonly payload: string }
  | { readonly is: 'print-qr' }
  | { readonly is: 'bar-code'; readonly symbology: number; readonly data: Buffer }
  /** GS ( H function 48: answered with its own four bytes once everything before it is on paper. */
  | { readonly is: 'process-id'; readonly id: Buffer }
  /** GS ( H function 49: whether going off line is told (1), and with its cause (2). */
  | { readonly is: 'tell-offline'; readonly how: number }
  /** GS r: paper status, answered in its turn. */
  | { readonly is: 'ask-paper' }
  /** GS I: who made it and what it is. */
  | { readonly is: 'ask-model'; readonly subject: number }
  /** GS a: which changes are told unasked (automatic status back); none when 0. */
  | { readonly is: 'tell-changes'; readonly items: number }
  /** Changes nothing that can be seen. Real-time commands too: they were obeyed when they arrived. */
  | { readonly is: 'none' };

export interface CutOut {
  readonly command: Command;
  /** How many bytes it takes. */
  readonly length: number;
}
