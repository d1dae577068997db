/** The longest code that a scanner may send, in characters: more than any bar code or QR code of a bill has. */
const codeLengthMax = 4_096;

/** A scanner that ends nothing with a line end has ended when it is silent for so long. */
const silenceMs = 60;

export interface CodeLines {
  take(bytes: Buffer): void;
  /** The device is gone: what had begun will never end. */
  forget(): void;
}

export interface CodeListener {
  /** Never empty. */
  readonly onCode: (code: string) => void;
  /** It was too long, and is gone as a whole: its end may look like another code. */
  readonly onTooLong: () => void;
}

/** Makes codes of the bytes that a scanner sends: each ends with CR, LF, both, or silence. */
export function createCodeLines({ onCode, onTooLong }: CodeListener): CodeLines {
  let begun = '';
  let isTooLong = false;
  let timer: NodeJS.Timeout | undefined;

  function forget(): void {
    clearTimeout(timer);
    begun = '';
    isTooLong = false;
  }

  function end(): void {
    const code = begun;
    const wasTooLong = isTooLong;
    forget();
    if (wasTooLong) onTooLong();
    else if (code !== '') onCode(code);
  }

  function add(text: string): void {
    isTooLong ||= begun.length + text.length > codeLengthMax;
    begun = isTooLong ? '' : begun + text;
  }

  return {
    take(bytes) {
      clearTimeout(timer);
      // One character a byte: no byte can break what comes after it, and a bill has only ASCII.
      const [first = '', ...others] = bytes.toString('latin1').split(/[\r\n]/);
      add(first);
      for (const text of others) {
        end();
        add(text);
      }
      if (begun !== '' || isTooLong) timer = setTimeout(end, silenceMs);
    },
    forget,
  };
}
