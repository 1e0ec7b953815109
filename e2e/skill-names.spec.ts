import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('every page calls skills by the names of the registry; the URL keeps the ids', async ({
  page,
  isolated: { url, upstream },
}) => {
  const skills = { internet_search: {}, 'acme.crm[lookup]': { config: { region: 'north' } } };
  const palId = await upstream.createPal({ name: 'Names of skills', skills });
  const otherId = await upstream.createPal({
    name: 'Names of skills too',
    fields: { pal_type: 'neither' },
  });

  await page.goto(`${url}/pals?q=names of skills`);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Names of skills', exact: true }) });
  const chips = row.getByRole('list', { name: 'Skills' });
  await expect(chips.getByText('Internet search')).toBeVisible();
  await expect(chips.getByTitle('internet_search', { exact: true })).toHaveText('Internet search');
  await expect(chips.getByText('CRM lookup')).toBeVisible();
  await expect(chips).not.toContainText('acme.crm');
  const empty = page.getByRole('row', { name: /^Names of skills too / });
  await expect(empty.getByRole('cell').last()).toContainText('no skills');
  await expect(empty.getByText('Other', { exact: true })).toBeVisible();
  const types = page.getByRole('combobox', { name: 'Filter by type' });
  await types.selectOption('Other');
  await expect(row).toBeHidden();
  await expect(empty).toBeVisible();
  await types.selectOption('All types');
  const filter = page.getByRole('combobox', { name: 'Filter by skill' });
  await expect(filter.getByRole('option', { name: /^Without CRM lookup$/ })).toBeAttached();
  await filter.selectOption('has:internet_search');
  await expect(page).toHaveURL(/skill=has(:|%3A)internet_search/);
  await expectAccessible(page);

  await page.goto(`${url}/attachments?pal=${palId}&group=skill`);
  const table = page.getByRole('table', { name: 'Attachments' });
  await expect(
    table.getByRole('rowheader', { name: 'Internet search 1 attachment' }),
  ).toBeVisible();
  await expect(
    table.getByRole('cell', { name: /^CRM lookup.*acme\.crm\[lookup\]$/ }),
  ).toBeVisible();
  const picture = page.getByRole('region', { name: 'Attachments over time' });
  await expect(picture.getByText('CRM lookup')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search attachments' }).fill('crm lookup');
  await expect(table.getByRole('rowheader', { name: /^Internet search/ })).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.goto(`${url}/compare?left=${palId}&right=${otherId}`);
  await expect(page.getByRole('heading', { name: 'CRM lookup' })).toBeVisible();
  const editor = new EditorPage(page);
  await page.goto(`${url}/pals/${palId}`);
  await editor.switchOf('CRM lookup').click();
  const dialog = await editor.review();
  await expect(dialog.getByRole('heading', { name: 'Detach CRM lookup' })).toBeVisible();
});
