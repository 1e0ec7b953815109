import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const CRM = 'acme.crm[lookup]';

test('the schema of a custom skill makes its form, and nothing it does not show is touched', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Schema form',
    skills: `{"${CRM}":{"config":{"region":"north","max_results":9007199254740993,"min_score":1.0,"include_closed":"yes","retry":{"times" : 1e400},"later" : [ 1.0 ]}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId, CRM);
  const card = editor.card(CRM);
  await expect(card.getByLabel('Results at most')).toHaveValue('9007199254740993');
  await expect(card.getByLabel('Lowest match')).toHaveValue('1.0');
  await expect(card.getByRole('textbox', { name: 'Closed orders too' })).toHaveValue('"yes"');
  await expect(card.getByRole('group', { name: 'Other settings' })).toContainText('1e400');

  await card.getByLabel('Region').selectOption('');
  await card.getByLabel('Lowest match').fill('none');
  await editor.reviewButton.click();
  await expect(card.getByLabel('Region')).toBeFocused();
  await expect(card.getByLabel('Region')).toHaveAccessibleDescription(/Required\./);
  await expect(card.getByLabel('Lowest match')).toHaveAccessibleDescription(/Enter a number\./);
  await card.getByLabel('Region').selectOption('south');
  await card.getByLabel('Lowest match').fill('1.0');
  await card.getByLabel('Fields to read').fill('name\norders');

  // The JSON is one click away, with what the form made.
  await card.getByRole('radio', { name: 'JSON', exact: true }).check();
  await expect(card.getByRole('textbox', { name: 'Config (JSON)' })).toHaveValue(
    /"retry": \{\s+"times": 1e400\s+\}[^]*"region": "south"/,
  );
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain(
    `{"config":{"region":"south","max_results":9007199254740993,"min_score":1.0,"include_closed":"yes","retry":{"times" : 1e400},"later":[ 1.0 ],"fields":["name","orders"]}}`,
  );
});
