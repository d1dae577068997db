import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerRequest, type Pages } from '../../../src-main/shell/answer-request.ts';

const cardPage = '<script type="application/json" id="acquirer-key">null</script>';
let root = '';
let pages: Pages;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ventanilla-pages-'));
  pages = {
    kioskDirectory: path.join(root, 'renderer'),
    cardDirectory: path.join(root, 'renderer-card'),
    sealingKey: () => ({ kid: 'k1', note: '</script><script>alert(1)</script> $& $1' }),
  };
  mkdirSync(path.join(root, 'renderer', 'assets'), { recursive: true });
  mkdirSync(path.join(root, 'renderer-card'));
  writeFileSync(path.join(root, 'renderer', 'index.html'), '<h1>Ventanilla</h1>');
  writeFileSync(path.join(root, 'renderer', 'assets', 'main.js'), 'export {};');
  writeFileSync(path.join(root, 'renderer', 'assets', 'main.js.map'), '{}');
  writeFileSync(path.join(root, 'renderer-card', 'index.html'), cardPage);
  writeFileSync(path.join(root, 'secret.html'), 'secret');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function ask(url: string, method = 'GET'): Promise<Response> {
  return answerRequest(pages, { url, method });
}

describe('the pages of the kiosk', () => {
  test('come from the folder of their host, with their type', async () => {
    const page = await ask('app://kiosk/index.html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<h1>Ventanilla</h1>',
    ]);
    expect((await ask('app://kiosk/assets/main.js')).headers.get('content-type')).toContain(
      'text/javascript',
    );
  });

  test.each([
    'app://kiosk/../secret.html',
    'app://kiosk/%2e%2e/secret.html',
    'app://kiosk/..%2fsecret.html',
    'app://kiosk/..%5csecret.html',
    'app://kiosk/assets/..%2f..%2fsecret.html',
    String.raw`app://kiosk/..\secret.html`,
    'app://kiosk//etc/passwd',
    'app://kiosk/assets/main.js.map',
    'app://kiosk/assets',
    'app://kiosk/',
    'app://kiosk/missing.html',
    'app://kiosk/index.html/missing.html',
    'app://other/index.html',
    'app://kiosk.other/index.html',
    'app://kiosk/%00.html',
  ])('%s is not among them', async (url) => {
    const answer = await ask(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('cannot be asked for by %s', async (method) => {
    expect((await ask('app://kiosk/index.html', method)).status).toBe(405);
  });

  test.each(['app://kiosk/index.html', 'app://card/index.html', 'app://kiosk/missing.html', 'app://other/'])(
    'allow nothing by default, and no network, whatever the answer: %s',
    async (url) => {
      const { headers } = await ask(url);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  test('let the screen frame the card page, the card page be framed by the screen, and nothing else', async () => {
    const kiosk = (await ask('app://kiosk/index.html')).headers.get('content-security-policy');
    const card = (await ask('app://card/index.html')).headers.get('content-security-policy');
    expect(kiosk).toContain("frame-src app://card; frame-ancestors 'none'");
    expect(card).toContain("frame-src 'none'; frame-ancestors app://kiosk");
  });

  test('let the screens show the logo of the configuration, and the card page nothing but its own', async () => {
    const kiosk = (await ask('app://kiosk/index.html')).headers.get('content-security-policy');
    const card = (await ask('app://card/index.html')).headers.get('content-security-policy');
    expect(kiosk).toContain("; img-src 'self' data:;");
    expect(card).toContain("; img-src 'self';");
    expect(card).not.toContain('data:');
  });
});

describe('the card page', () => {
  test('gets the sealing key as data that cannot end its own element', async () => {
    const html = await (await ask('app://card/index.html')).text();
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const json = /id="acquirer-key">(.*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(pages.sealingKey());
  });

  test('keeps null when there is no key, so that it seals nothing', async () => {
    const answer = await answerRequest(
      { ...pages, sealingKey: () => null },
      { url: 'app://card/index.html', method: 'GET' },
    );
    expect(await answer.text()).toBe(cardPage);
  });
});
