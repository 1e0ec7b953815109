import { z } from 'zod';
import { MARKED_KEY } from '../marked-key';
import type { UpstreamAddresses } from '../servers';
import type { Fault } from './fault';
import { journalEntrySchema, type JournalEntry } from './journal';

/** A set as it is to be: an object, or JSON text where every token counts. */
export type Skills = string | Readonly<Record<string, SkillSeed>>;

export interface SkillSeed {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly attached_at?: string;
  readonly updated_at?: string;
}

export interface PalSeed {
  readonly name: string;
  readonly skills?: Skills;
  /** Further fields of the PAL; also `pal_type: 'system'` and `has_unpublished_changes: true`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Arranges the API for a test, looks at what is true there, and orders faults. */
export class Upstream {
  private readonly faultIds: string[] = [];
  private readonly palIds: string[] = [];
  private readonly documentIds: string[] = [];

  constructor(private readonly addresses: UpstreamAddresses) {}

  /** @returns the new PAL's id */
  async createPal({ name, skills = {}, fields = {} }: PalSeed): Promise<string> {
    const members = Object.entries({ ...fields, pal_name: name }).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    const text = await this.control(
      'POST',
      '/pals',
      `{${members.join(',')},"skills":${textOf(skills)}}`,
    );
    const { pal_id } = z.object({ pal_id: z.string() }).parse(JSON.parse(text));
    this.palIds.push(pal_id);
    return pal_id;
  }

  /** @returns the new document's id */
  async createDocument(fields: Readonly<Record<string, unknown>>): Promise<string> {
    const text = await this.control('POST', '/documents', JSON.stringify(fields));
    const { document_id } = z.object({ document_id: z.string() }).parse(JSON.parse(text));
    this.documentIds.push(document_id);
    return document_id;
  }

  async deleteDocument(documentId: string): Promise<void> {
    await this.control('DELETE', `/documents/${encodeURIComponent(documentId)}`);
  }

  async deletePal(palId: string): Promise<void> {
    await this.control('DELETE', `/pals/${encodeURIComponent(palId)}`);
  }

  /** Replaces a PAL's set as another program would, past every check and every fault. */
  async setSkills(palId: string, skills: Skills): Promise<void> {
    const path = `/pals/${encodeURIComponent(palId)}/skills`;
    await this.control('PUT', path, `{"skills":${textOf(skills)}}`);
  }

  /** The PAL's set as the API holds it now: the text of its answer, every token as it is. */
  async skillsText(palId: string): Promise<string> {
    const url = `${this.addresses.apiUrl}${skillsPath(palId)}`;
    return textIfOk(await fetch(url, { headers: { 'x-api-key': MARKED_KEY } }));
  }

  /** The dashboard's requests whose path begins so, oldest first. */
  async journal(path: string): Promise<JournalEntry[]> {
    const query = new URLSearchParams({ path });
    const response = await fetch(`${this.addresses.proxyUrl}/__control/journal?${query}`);
    return z.array(journalEntrySchema).parse(await response.json());
  }

  /** The PUTs of a PAL's whole set that left the dashboard, those that met a fault included. */
  async puts(palId: string): Promise<JournalEntry[]> {
    const entries = await this.journal(skillsPath(palId));
    return entries.filter(({ method }) => method === 'PUT');
  }

  /** How many requests whose path begins so are waiting for their answer's end. */
  async open(path: string): Promise<number> {
    const query = new URLSearchParams({ path });
    return Number(
      await textIfOk(await fetch(`${this.addresses.proxyUrl}/__control/open?${query}`)),
    );
  }

  async fault(fault: Fault): Promise<void> {
    const body = JSON.stringify(fault);
    const url = `${this.addresses.proxyUrl}/__control/faults`;
    this.faultIds.push(await textIfOk(await fetch(url, { method: 'POST', body })));
  }

  /** Nothing about this PAL gets through or back: every connection is reset. */
  async goDown(palId: string): Promise<void> {
    await this.fault({ path: `/v2/pals/${palId}*`, apply: 'never', answer: { kind: 'reset' } });
  }

  /** Takes back every fault ordered here. */
  async heal(): Promise<void> {
    for (const id of this.faultIds.splice(0)) {
      await fetch(`${this.addresses.proxyUrl}/__control/faults/${id}`, { method: 'DELETE' });
    }
  }

  /** Leaves the API as it was found: no fault, no PAL and no document of this test stays. */
  async cleanUp(): Promise<void> {
    await this.heal();
    for (const palId of this.palIds.splice(0)) await this.deletePal(palId).catch(ignoreGone);
    for (const id of this.documentIds.splice(0)) await this.deleteDocument(id).catch(ignoreGone);
  }

  private async control(method: string, path: string, body?: string): Promise<string> {
    const url = `${this.addresses.apiUrl}/__sandbox${path}`;
    return textIfOk(await fetch(url, { method, body }));
  }
}

function skillsPath(palId: string): string {
  return `/v2/pals/${encodeURIComponent(palId)}/skills`;
}

function textOf(skills: Skills): string {
  return typeof skills === 'string' ? skills : JSON.stringify(skills);
}

async function textIfOk(response: Response): Promise<string> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return text;
}

/** The test may have deleted it itself. */
function ignoreGone(error: unknown): void {
  if (!String(error).includes(' 404')) throw error;
}
