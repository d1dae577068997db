import { describe, expect, it } from 'vitest';
import { es } from '../../../src-renderer/text/es.ts';
import { kioskView } from '../fake-kiosk.ts';

/** Every fixed sentence of the catalogue, with the path that leads to it. */
function sentencesOf(table: object, path = ''): { path: string; words: string }[] {
  return Object.entries(table).flatMap(([key, entry]: [string, unknown]) => {
    if (typeof entry === 'string') return [{ path: `${path}${key}`, words: entry }];
    return typeof entry === 'object' && entry !== null ? sentencesOf(entry, `${path}${key}.`) : [];
  });
}

describe('the words on the screens', () => {
  it('count one bill in the singular', () => {
    expect(es.invoices.lead(1)).toMatch(/^1 factura\./);
    expect(es.invoices.lead(4)).toMatch(/^4 facturas\./);
    expect(es.nextInvoice.lead(1)).toBe('Le queda 1 factura.');
    expect(es.nextInvoice.lead(2)).toBe('Le quedan 2 facturas.');
  });

  it('put the amount on the buttons that spend it', () => {
    expect(es.invoice.pay('$38.45')).toBe('Pagar $38.45');
    expect(es.review.confirm('$38.45')).toBe('Confirmar y pagar $38.45');
    expect(es.review.confirmQueued('$38.45')).toBe('Confirmar y dejar en cola $38.45');
  });

  it('tell staff who waits for whom and what the printer needs, and nothing when all is well', () => {
    const { waiting: nobody, printer } = kioskView;
    expect(es.staff({ waiting: nobody, printer })).toBe('');
    const some = { ...nobody, queued: 2, checking: 1, posting: 1, staff: 1 };
    expect(es.staff({ waiting: some, printer })).toBe(
      'Personal: 2 en cola · 1 por confirmar · 1 por aplicar · 1 por revisar',
    );
    expect(es.staff({ waiting: { ...nobody, reversing: 3 }, printer })).toBe('Personal: 3 por anular');
    expect(es.staff({ waiting: { ...nobody, unmailed: 1 }, printer })).toBe('Personal: 1 correo rechazado');
    expect(es.staff({ waiting: { ...nobody, unmailed: 2 }, printer })).toBe('Personal: 2 correos rechazados');
    const low = { is: 'ready', isNearEnd: true } as const;
    expect(es.staff({ waiting: { ...nobody, queued: 1 }, printer: low })).toBe(
      'Personal: 1 en cola · poco papel',
    );
  });

  it.each([
    ['paper-out', 'sin papel'],
    ['cover-open', 'tapa abierta'],
    ['cutter', 'cortador trabado'],
    ['unreachable', 'impresora sin conexión'],
    ['mute', 'impresora sin respuesta'],
    ['garbled', 'impresora con falla'],
  ] as const)('tell staff what a printer needs that cannot print: %s, "%s"', (fault, words) => {
    const printer = { is: 'unavailable', fault } as const;
    expect(es.staff({ waiting: kioskView.waiting, printer })).toBe(`Personal: ${words}`);
  });

  it('do not say that a card is not kept here where it is, until it can be charged', () => {
    expect(es.terms.paragraphs(undefined).join(' ')).toContain('No se guardan aquí.');
    const queued = es.terms.paragraphs(24).join(' ');
    expect(queued).not.toContain('No se guardan aquí.');
    expect(queued).toContain('se guardan cifrados en este kiosco hasta saber cómo quedó el pago');
    expect(queued).toContain('El código de seguridad no se pide ni se guarda.');
    expect(queued).toContain('en un máximo de 24 horas');
  });

  it('say of this payment alone that it was not charged: a part of its bill may have been paid before', () => {
    const refusals = [...Object.entries(es.invoice.problems), ...Object.entries(es.review.problems)];
    const uncharged = [
      es.card.dead,
      ...refusals.map(([, words]) => words).filter((words) => /cobró|cobro/.test(words)),
    ];
    expect(uncharged.length).toBeGreaterThan(8);
    expect(uncharged.filter((words) => !words.endsWith('Este pago no se cobró.'))).toEqual([]);
    expect(es.receipt.noPrinter.nothingCharged).toBe('Este pago todavía no se ha cobrado.');
  });

  it('call no paper a receipt but that of an approved payment', () => {
    const { papers, print, phone } = es.receipt;
    for (const paper of ['slip', 'queued'] as const) {
      const named = [print[paper], phone.see[paper], phone.paperTitle[paper], papers[paper].incomplete];
      expect(named.filter((words) => /comprobante/i.test(words))).toEqual([]);
    }
    expect(phone.see.receipt).toBe('Ver comprobante');
    expect(es.tender.receipt.changeQueued + es.tender.receipt.titleQueued).not.toMatch(/comprobante/i);
  });

  it('ask for each paper again by the right name', () => {
    expect(es.receipt.papers.slip.incomplete).toContain('pídala después aquí');
    expect(es.receipt.papers.receipt.incomplete).toContain('pídalo después aquí');
    expect(es.receipt.papers.slip['not-printed']).toContain('atienda la impresora');
  });

  it('promise to give a silent sale back only where the kiosk does: one out of the queue goes to staff', () => {
    expect(es.terms.paragraphs(undefined).join(' ')).toContain(
      'Si no se puede confirmar, el cobro se anula.',
    );
    const queued = es.terms.paragraphs(24).join(' ');
    expect(queued).toContain('nunca lo cobra dos veces');
    expect(queued).toContain('Si no se puede confirmar, lo revisa el personal');
    expect(queued).not.toContain('se anula');
  });

  it('are never empty and never blame: no "inválido", no "por favor", no "error"', () => {
    const said = sentencesOf(es);
    expect(said.length).toBeGreaterThan(100);
    const wrong = said.filter(
      ({ words }) => words.trim() === '' || /inválid|por favor|\berror\b/i.test(words),
    );
    expect(wrong).toEqual([]);
  });

  it('open every question and exclamation as Spanish does', () => {
    const halved = sentencesOf(es).filter(({ words }) => /\p{L}[?!]/u.test(words) && !/[¿¡]/.test(words));
    expect(halved).toEqual([]);
  });
});
