/** What a receipt says, before anybody knows how wide the paper is. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'centred'; readonly text: string; readonly isBold?: boolean }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'pair'; readonly label: string; readonly value: string; readonly isBold?: boolean }
  | { readonly is: 'rule'; readonly mark: '-' | '=' }
  | { readonly is: 'space' };

export type ReceiptDocument = readonly Block[];
