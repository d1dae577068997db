import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { plainText } from '../../../src-main/receipt/plain-text.ts';
import { digestOfClosing, type ShiftFigures } from '../../../src-main/receipt/shift-figures.ts';
import { shiftReport, type ReportOptions } from '../../../src-main/receipt/shift-report.ts';
import { panamanianMerchant } from './sample-payments.ts';
import { disputedFigures, sampleClosing, sampleFigures } from './sample-shift.ts';

function textOf(figures: ShiftFigures, options: Partial<ReportOptions> = {}): string {
  return plainText(layOut(shiftReport(figures, { merchant: panamanianMerchant, ...options }), 48));
}

describe('the report of a shift', () => {
  it('says of a reading that it closes nothing', () => {
    const text = textOf(sampleFigures);
    expect(text).toContain('REPORTE X');
    expect(text).toContain('NO CIERRA EL TURNO');
    expect(text).not.toMatch(/CIERRE Z|Huella|Firma/);
  });

  it('owes the merchant what was approved less what was given back', () => {
    expect(textOf(sampleFigures)).toMatch(/NETO +USD \$4,136\.37/);
  });

  it('says whether the acquirer has the same, and by how much it differs', () => {
    expect(textOf(sampleFigures)).toMatch(/Cuadre con el banco +CUADRA/);
    expect(textOf(disputedFigures)).toMatch(
      /NO CUADRA\nEl banco tiene +92 +\$4,084\.27\nDiferencia +USD \$52\.10/,
    );
    expect(textOf({ ...sampleFigures, acquirer: null })).toMatch(/Sin respuesta del banco/);
    const oneTooMany = { ...sampleFigures, acquirer: { count: 94, sumMinor: 413_637 } };
    expect(textOf(oneTooMany)).toMatch(/NO CUADRA[^]*Diferencia +USD \$0\.00/);
  });

  it('carries, when it closes, its number, the closing before, its own digest and the journal’s head', () => {
    const text = textOf(sampleFigures, { closing: sampleClosing }).replaceAll(/\s/g, '');
    expect(text).toContain('CierreZn.º000002');
    expect(text).toContain(`Huelladelcierreanterior${sampleClosing.previous?.digest ?? ''}`);
    expect(text).toContain(`Huelladeestecierre${digestOfClosing(sampleFigures, sampleClosing)}`);
    expect(text).toContain(`Huelladelabitácora${sampleClosing.journalHead}`);
  });

  it.each<[string, Partial<ShiftFigures>, RegExp]>([
    ['brands do not add up', { brands: [] }, /brands do not add up/],
    [
      'more was given back than approved',
      { reversed: { count: 1, sumMinor: 500_000 } },
      /more was given back/,
    ],
    ['a sum is a fraction', { manual: { count: 1, sumMinor: 0.5 } }, /manual must be a count and a sum/],
    ['a count is below nothing', { queued: { count: -1, sumMinor: 0 } }, /queued must be a count and a sum/],
    ['the end is before the beginning', { toUnixMs: 0 }, /ends before it begins/],
  ])('is not made when %s', (_what, wrong, why) => {
    expect(() => textOf({ ...sampleFigures, ...wrong })).toThrow(why);
  });
});
