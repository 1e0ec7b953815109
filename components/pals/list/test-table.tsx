import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { vi } from 'vitest';
import type { PalList, PalSkillsLine, PalSummary } from '@/lib/tavus/wire';
import { palKeys } from '../queries';
import { PalTable } from './pal-table';

export const AT = '2026-06-10T14:30:45.123456+00:00';

export function pal(pal_id: string, pal_name: string, more: Partial<PalSummary> = {}): PalSummary {
  return {
    pal_id,
    pal_name,
    pal_type: 'user',
    pipeline_mode: 'full',
    created_at: null,
    updated_at: null,
    ...more,
  };
}

export function withSkills(pal_id: string, ...skillIds: string[]): PalSkillsLine {
  const skills = skillIds.map((skill_id) => ({
    ...{ skill_id, attached_at: AT, updated_at: AT, summary: 'on' },
    ...{ notes: [], document_ids: [] },
  }));
  return { pal_id, ok: true, skills, read_at: '2026-11-23T10:00:00.000Z' };
}

/** Answers by address; whoever asks for another one finds the network broken. */
export type Answers = Record<string, () => Response>;

/** The stream of skill sets, held open by the test. */
export interface HeldStream {
  send: (...lines: PalSkillsLine[]) => Promise<void>;
  end: () => Promise<void>;
  breakOff: () => Promise<void>;
}

/** Stands in for the dashboard's addresses; the stream of skill sets is there from the start. */
export function stubDashboard(): { stream: HeldStream; answers: Answers } {
  const body = new TransformStream<Uint8Array, Uint8Array>();
  const writer = body.writable.getWriter();
  const write = (text: string) => void writer.write(new TextEncoder().encode(text));
  // A batch of lines waits 250 ms; this is time enough for it to be shown.
  const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 400)));
  const answers: Answers = { '/api/skill-sets': () => new Response(body.readable) };
  vi.stubGlobal('fetch', (path: string) => {
    const answer = answers[path];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('not stubbed'));
  });
  return {
    answers,
    stream: {
      send: (...lines) => {
        for (const line of lines) write(`${JSON.stringify(line)}\n`);
        return settle();
      },
      end: () => {
        void writer.close();
        return settle();
      },
      breakOff: () => {
        write('{"pal_id":');
        void writer.close();
        return settle();
      },
    },
  };
}

export function renderTable(
  pals: PalSummary[],
  { missing = null, search = '' }: { missing?: string | null; search?: string } = {},
) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 30_000, retryOnMount: false } },
  });
  const list: PalList = { pals, missing, read_at: '2026-11-23T10:00:00Z' };
  client.setQueryData(palKeys.list(), list);
  const onUrlUpdate = vi.fn();
  render(
    <NuqsTestingAdapter searchParams={search} hasMemory onUrlUpdate={onUrlUpdate}>
      <QueryClientProvider client={client}>
        <PalTable />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
  return { client, user: userEvent.setup(), onUrlUpdate };
}

export const rowOf = (name: string) => {
  const row = screen.getByRole('rowheader', { name }).closest('tr');
  if (row === null) throw new Error(`${name} stands in no row`);
  return within(row);
};
export const names = () =>
  screen.queryAllByRole('rowheader').map((cell) => within(cell).getByRole('link').textContent);
