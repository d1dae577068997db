import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ajv } from 'ajv';
import { configJsonSchema, schemaFile } from '../house/config-schema.ts';
import { readConfig } from '../../src-main/config.ts';
import { problemOfProfile } from '../../src-main/printer/profile.ts';
import example from '../../resources/kiosk.example.json' with { type: 'json' };
import { temporaryDirectory } from './temporary-directory.ts';

function read(content: unknown): ReturnType<typeof readConfig> {
  const file = join(temporaryDirectory(), 'kiosk.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readConfig(file);
}

describe('the configuration', () => {
  it('of the example is right, and what it leaves out has its usual value', () => {
    const answer = read(example);
    expect(answer).toMatchObject({
      is: 'read',
      config: { kioskId: 'K014', vpos: { saleTimeoutMs: 30_000 } },
    });
  });

  it.each([
    [{ ...example, currency: 'EUR' }, 'currency'],
    [{ ...example, kioskId: 'k 14' }, 'kioskId: must be 2 to 10 capital letters or digits'],
    [{ ...example, timeZone: 'Panama' }, 'timeZone: must be an IANA time zone'],
    [{ ...example, vpos: { ...example.vpos, url: 'http://pagos.example/' } }, 'vpos.url: must be https'],
    [{ ...example, vpos: { ...example.vpos, saleTimeoutMs: 5 } }, 'vpos.saleTimeoutMs: must be >=1000'],
    [{ ...example, colour: 'blue' }, 'colour'],
    [
      { ...example, vpos: { ...example.vpos, key: 'clé–1' } },
      'vpos.key: must be 1 to 200 printable ASCII characters',
    ],
    [
      {
        ...example,
        vpos: { ...example.vpos, sealingKey: { ...example.vpos.sealingKey, n: 'A'.repeat(342) } },
      },
      'vpos.sealingKey: must be an RSA public key of 2048 bits or more',
    ],
    [
      { ...example, printer: { ...example.printer, connection: { by: 'device', path: '/etc/passwd' } } },
      'printer.connection.path: must be a device',
    ],
    [{ ...example, printer: { ...example.printer, columns: 40 } }, 'printer.columns'],
    [{ ...example, receipts: { linkBase: 'http://pagos.example/r' } }, 'receipts.linkBase: must be an https'],
    [{ ...example, receipts: { linkBase: 'https://pagos.example/#' } }, 'receipts.linkBase: must have no #'],
    ['{ "kioskId": ', 'is not JSON'],
  ])('that is wrong is refused by the name of the field', (content, why) => {
    expect(read(content)).toMatchObject({ is: 'wrong', why: expect.stringContaining(why) as string });
  });

  it.each([1_024, 1_048_576])(
    'that is right about the printer is right for the printer too: %i bytes',
    (bytes) => {
      const answer = read({ ...example, printer: { ...example.printer, receiveBufferBytes: bytes } });
      expect(answer.is).toBe('read');
      const beyond = bytes === 1_024 ? bytes - 1 : bytes + 1;
      const { printer } = example;
      expect(read({ ...example, printer: { ...printer, receiveBufferBytes: beyond } }).is).toBe('wrong');
      expect(problemOfProfile({ hasCutter: true, ...printer, receiveBufferBytes: bytes })).toBeUndefined();
      expect(problemOfProfile({ hasCutter: true, ...printer, receiveBufferBytes: beyond })).toBeDefined();
    },
  );

  it('that is wrong is told without the values, which may be keys', () => {
    const answer = read({ ...example, biller: { ...example.biller, kioskKey: ['secret-4711'] } });
    expect(answer).toMatchObject({ is: 'wrong' });
    expect(JSON.stringify(answer)).not.toContain('secret-4711');
  });

  it('that is not there is told so', () => {
    expect(readConfig('/nowhere/kiosk.json')).toMatchObject({ is: 'wrong' });
  });
});

describe('the published schema of the configuration', () => {
  it('is the one that the kiosk checks by, and the example fits it', () => {
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(configJsonSchema()));
    const validate = new Ajv({ strict: false }).compile(JSON.parse(configJsonSchema()) as object);
    expect(validate(example)).toBe(true);
    expect(validate({ ...example, currency: 'EUR' })).toBe(false);
  });
});
