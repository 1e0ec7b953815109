import { paths } from '@/lib/paths';
import { EditorPage } from '../editor-page';
import { expect, test } from './fixtures';

test('5,000 documents are searched on the server and come page by page as one scrolls', async ({
  page,
  request,
}) => {
  const { pals } = await (await request.get(paths.api.pals())).json();
  const mine = pals.find((pal: { pal_name: string }) => pal.pal_name === 'Home broadband sales');
  const editor = new EditorPage(page);
  await editor.open(mine.pal_id, 'presentation');
  const picker = page.getByRole('combobox', { name: 'Add documents' });
  await picker.click();
  const list = page.getByRole('listbox', { name: 'Documents' });
  await expect(list.getByRole('option')).toHaveCount(21);
  const next = page.waitForRequest(/\/api\/documents\?.*page=1/);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await next;
  await expect(list.getByRole('option')).toHaveCount(41);
  await expect(list.getByText(/of 5,?000 listed/)).toBeAttached();

  const search = page.waitForRequest(/\/api\/documents\?query=price/);
  await picker.fill('price');
  await search;
  const link = page.getByRole('link', { name: /^PALs that present it/ }).first();
  await expect(link).toHaveAttribute('href', /^\/attachments\?document=d/);
});
