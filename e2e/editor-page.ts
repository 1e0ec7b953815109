import { expect, type Locator, type Page } from '@playwright/test';

/** The editor of one PAL, by the names its users know. */
export class EditorPage {
  constructor(private readonly page: Page) {}

  async open(palId: string, skillId?: string): Promise<void> {
    await this.page.goto(`/pals/${palId}${skillId === undefined ? '' : `#${skillId}`}`);
    await expect(this.page.locator('[data-skill-id]').first()).toBeVisible();
  }

  /** A skill's card, by its id. */
  card(skillId: string): Locator {
    return this.page.locator(`section[data-skill-id=${JSON.stringify(skillId)}]`);
  }

  switchOf(name: string): Locator {
    return this.page.getByRole('switch', { name: `Attach ${name}`, exact: true });
  }

  get reviewButton(): Locator {
    return this.page.getByRole('button', { name: 'Review and save' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Review changes' });
  }

  get saved(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^Saved/ });
  }

  async review(): Promise<Locator> {
    await this.reviewButton.click();
    await expect(this.dialog).toBeVisible();
    return this.dialog;
  }

  async save(): Promise<void> {
    const dialog = await this.review();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async saveWell(): Promise<void> {
    await this.save();
    await expect(this.saved).toBeVisible();
  }

  /** The raw time a card shows behind "Attached" or "Updated". */
  async timeOf(skillId: string, label: 'Attached' | 'Updated'): Promise<string | null> {
    const line = this.card(skillId).locator('time');
    return line.nth(label === 'Attached' ? 0 : 1).getAttribute('datetime');
  }
}
