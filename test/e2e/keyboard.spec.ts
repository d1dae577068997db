import { expect, test, type Locator, type Page } from '@playwright/test';
import { openBranch, type Branch } from './branch.ts';
import { button, title, touch } from './customer.ts';

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

async function atSignIn(size?: string): Promise<{ page: Page; user: Locator; password: Locator }> {
  const { page } = await branch.open(size);
  await touch(page, button(page, /Ingresar con mi usuario/));
  await expect(title(page, 'Ingrese sus datos')).toBeFocused();
  return {
    page,
    user: page.getByLabel('Correo o número de cliente'),
    password: page.getByLabel('Contraseña'),
  };
}

function key(page: Page, name: string): Locator {
  return page.getByRole('group', { name: 'Teclado en pantalla' }).getByRole('button', { name, exact: true });
}

test('a field takes what is typed on the screen and on a real keyboard, in turn and where the caret is', async () => {
  const { page, user } = await atSignIn();
  // As quickly as people type: what is quicker may be a scanner, and waits until that is known.
  const delay = 80;
  await page.keyboard.type('ma', { delay });
  await touch(page, key(page, 'r'));
  await page.keyboard.type('ia', { delay });
  await expect(user).toHaveValue('maria');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowLeft');
  await touch(page, key(page, 'ñ'));
  await touch(page, key(page, 'Borrar'));
  await touch(page, key(page, 'Borrar'));
  await expect(user).toHaveValue('mria');
  await touch(page, key(page, 'a'));
  await expect(user).toHaveValue('maria');
  await page.evaluate(
    'document.activeElement.setRangeText("\u{1F600}\u0007"), document.activeElement.dispatchEvent(new Event("input", {bubbles: true}))',
  );
  await expect(user).toHaveValue('maria');
  await expect(user).toBeFocused();
});

test('capitals come for one letter or for all, and accents are one page away', async () => {
  const { page, password } = await atSignIn();
  await password.click();
  const oneCapital = ['Mayúsculas', 'Ñ', 'a'];
  const allCapitals = ['Mayúsculas', 'Todo en mayúsculas', 'X', 'Y', 'Mayúsculas', 'z'];
  for (const name of [...oneCapital, ...allCapitals]) await touch(page, key(page, name));
  await touch(page, key(page, 'Símbolos y acentos @#áé'));
  await touch(page, key(page, 'é'));
  await expect(password).toHaveValue('ÑaXYzé');
});

test('two fingers at once type one letter each, and only Borrar repeats while it is held', async () => {
  const { page, user } = await atSignIn();
  const glass = await page.context().newCDPSession(page);
  const at = async (name: string): Promise<{ x: number; y: number }> => {
    const box = await key(page, name).boundingBox();
    return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  };
  const down = async (...touchPoints: { x: number; y: number; id: number }[]): Promise<void> => {
    await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  };
  const up = async (): Promise<void> => {
    await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const [q, p, erase] = [await at('q'), await at('p'), await at('Borrar')];
  await down({ ...q, id: 0 }, { ...p, id: 1 });
  await up();
  await expect(user).toHaveValue('qp');
  await user.fill('maria.nunez@correo.example');
  await down({ ...erase, id: 0 });
  await expect(user).toHaveValue('');
  await up();
  await glass.detach();
});

test('a password is seen only while the button beside it is held', async () => {
  const { page, password } = await atSignIn();
  await expect(password).toHaveAttribute('data-secret');
  await password.fill('perro verde 7');
  const peek = button(page, 'Ver mientras lo mantiene presionado');
  await expect(password).toHaveAttribute('type', 'password');
  await peek.hover();
  await page.mouse.down();
  await expect(password).toHaveAttribute('type', 'text');
  await page.mouse.up();
  await expect(password).toHaveAttribute('type', 'password');
  await peek.focus();
  await page.keyboard.down('Enter');
  await expect(password).toHaveAttribute('type', 'text');
  await page.keyboard.up('Enter');
  await expect(password).toHaveAttribute('type', 'password');
});

test('what is wrong takes the place of the keys where there is no room, until the customer wants to type', async () => {
  const { page, user } = await atSignIn('1366x768');
  await touch(page, button(page, 'Letra grande'));
  const keys = page.getByRole('group', { name: 'Teclado en pantalla' });
  await touch(page, button(page, 'Ingresar'));
  const problem = page.getByText('Escriba su correo o número de cliente.').filter({ visible: true });
  await expect(problem).toHaveCount(1);
  await expect(keys).toBeHidden();
  await touch(page, button(page, 'Cerrar'));
  await touch(page, key(page, 'm'));
  await expect(user).toHaveValue('m');
  await touch(page, key(page, 'Borrar'));
  await touch(page, button(page, 'Ingresar'));
  await expect(keys).toBeHidden();
  await touch(page, user);
  await expect(keys).toBeVisible();
  await expect(problem).toHaveCount(0);
});
