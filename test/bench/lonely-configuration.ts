import { readConfig, type Config } from '../../src-main/config.ts';
import { makeLonelyKiosk } from '../e2e/lonely-kiosk.ts';

/** The configuration of a kiosk that reaches nobody, and whose ballast is soon written. */
export function lonelyConfiguration(): Config {
  const lonely = makeLonelyKiosk();
  const answer = readConfig(lonely.options.configPath);
  lonely.remove();
  if (answer.is === 'wrong') throw new Error(answer.why);
  return { ...answer.config, storage: { reserveMb: 16, ballastMb: 1 } };
}
