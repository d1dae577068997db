import type { Joining } from '../../src-renderer/joining.svelte.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import { FakeKiosk } from './fake-kiosk.ts';

export interface Scene {
  readonly kiosk: FakeKiosk;
  readonly session: Session;
  readonly joining: Joining;
  /** The customer presses the button that goes on. */
  readonly press: () => Promise<void>;
}

/** A customer who has come to the first question. */
export async function scene(screen: 'register' | 'new-password'): Promise<Scene> {
  const kiosk = new FakeKiosk();
  const session = new Session(kiosk, 8);
  await session.look();
  session.screen = screen;
  const { joining } = session;
  joining.begin(screen === 'register' ? 'bill' : 'user');
  return { kiosk, session, joining, press: () => joining.next(() => session.screen === screen) };
}

/** A customer who asks for an account and has chosen a password. */
export async function atNewAccountsPassword(): Promise<Scene> {
  const at = await scene('register');
  Object.assign(at.joining, { customerNumber: '100 241', invoiceCode: 'S100241-9' });
  await at.press();
  at.joining.email = 'maria.nunez@correo.example';
  await at.press();
  at.joining.password = 'perro verde 7';
  return at;
}

export async function atNewAccountsCode(): Promise<Scene> {
  const at = await atNewAccountsPassword();
  await at.press();
  at.joining.code = '123456';
  return at;
}

/** A customer who has forgotten the password, has typed the code and a new one. */
export async function atNewPassword(): Promise<Scene> {
  const at = await scene('new-password');
  at.joining.user = 'maria.nunez@correo.example';
  await at.press();
  at.joining.code = '123456';
  await at.press();
  at.joining.password = 'perro verde 7';
  return at;
}
