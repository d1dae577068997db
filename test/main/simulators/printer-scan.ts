import { spawnSync } from 'node:child_process';

/**
 * What Debian's zbarimg, which is not ours, reads in a picture, from top to bottom.
 *
 * @throws Error when it is not installed
 */
export function scan(png: Buffer): readonly string[] {
  const { error, stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', ...symbologies, 'png:-'], {
    input: png,
    encoding: 'utf8',
  });
  if (error) throw new Error('This test needs zbarimg: apt-get install zbar-tools');
  return stdout.split('\n').filter((line) => line !== '');
}

/** Only what the printer prints, because in the noise of a picture zbarimg sees many a short number. */
const symbologies = ['-Sqrcode.enable', '-Scode128.enable'];
