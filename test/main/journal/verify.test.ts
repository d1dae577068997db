import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JournalFault } from '../../../src-main/journal/port.ts';
import {
  append,
  appendEvents,
  filePartlyVerified,
  left,
  newFile,
  open,
  payment,
  tamper,
  verifiedSeq,
  verify,
} from './journal-files.ts';

const tamperingAfter: [string, string][] = [
  ['an event was changed', `update event set body = replace(body, '3845', '1') where seq = 5`],
  ['a time was changed', 'update event set at_unix_ms = 7 where seq = 6'],
  ['an event was taken out', 'delete from event where seq = 5'],
  ['the last event was taken out', 'delete from event where seq = 6'],
  ['all since then were taken out', 'delete from event where seq > 4'],
  ['the last verified event was changed', 'update event set at_unix_ms = 7 where seq = 4'],
  ['the last verified event was taken out', 'delete from event where seq = 4'],
  ['an open payment was made to look declined', `update payment set state = 'declined' where last_seq = 6`],
  ['the amount of an open payment was changed', 'update payment set amount_minor = 1 where last_seq = 5'],
  ['an open payment was taken out', 'delete from payment where last_seq = 5'],
];

describe('a start of the kiosk', () => {
  it.each(tamperingAfter)('finds that %s since the last verification', (_what, sql) => {
    const file = filePartlyVerified();
    tamper(file, sql);
    expect(() => open(file)).toThrow(JournalFault);
  });

  it('finds an open payment changed whose events were all verified', () => {
    const file = filePartlyVerified();
    open(file).close();
    tamper(file, `update payment set amount_minor = 1 where invoice_number = 'FE-000001'`);
    expect(() => open(file)).toThrow(/does not stand as the journal's events say/);
  });

  it('finds that the end of a payment was taken out whose other events were all verified', () => {
    const file = newFile();
    const journal = open(file);
    const before = append(journal, payment(1));
    journal.close();
    const later = open(file);
    appendEvents(later, before, [left]);
    later.close();
    tamper(file, 'delete from event where seq = 2');
    expect(() => open(file)).toThrow(/does not stand as the journal's events say/);
  });

  it('does not read again what was verified: that is the work of the whole verification', async () => {
    const file = filePartlyVerified();
    tamper(file, 'update event set at_unix_ms = 7 where seq = 2');
    expect(await verify(file)).toBe("the journal's chain is broken at event 2");
  });

  it('notes how far it has verified', () => {
    const file = filePartlyVerified();
    open(file);
    expect(verifiedSeq(file)).toBe(6);
  });

  it('refuses an older copy of the journal', () => {
    const file = filePartlyVerified();
    const older = newFile();
    const journal = open(older);
    append(journal, payment(1));
    journal.close();
    renameSync(older, file);
    expect(() => open(file)).toThrow(/ends at event 1, but event 4 was in it/);
  });

  it('refuses another journal, though its chain is sound and longer', () => {
    const file = filePartlyVerified();
    const other = newFile();
    const journal = open(other);
    for (let number = 11; number < 20; number += 1) append(journal, payment(number));
    journal.close();
    renameSync(other, file);
    expect(() => open(file)).toThrow(/another file was put in its place/);
  });

  it('refuses to begin anew where there was a journal, and makes none', () => {
    const file = filePartlyVerified();
    rmSync(file);
    expect(() => open(file)).toThrow(/the journal is gone.*4 events were in it/);
    expect(existsSync(file)).toBe(false);
  });

  it('refuses an empty file where there was a journal', () => {
    const file = filePartlyVerified();
    writeFileSync(file, '');
    expect(() => open(file)).toThrow(/ends at event 0, but event 4 was in it/);
  });

  it.each(['', '{}', 'null', '{"seq":0,"hash":""}', `{"seq":4,"hash":"${'x'.repeat(64)}"}`])(
    'says what to do when %j is all that is left of the last verification',
    (text) => {
      const file = filePartlyVerified();
      writeFileSync(`${file}.verified`, text);
      expect(() => open(file)).toThrow(/cannot be read: put it back, or remove it/);
    },
  );

  it('verifies everything when nothing says how far it had come', () => {
    const file = filePartlyVerified();
    rmSync(`${file}.verified`);
    tamper(file, 'update event set at_unix_ms = 7 where seq = 1');
    expect(() => open(file)).toThrow(/broken at event 1/);
  });
});
