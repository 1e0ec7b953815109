import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { useState, type ComponentType, type ReactNode } from 'react';
import { vi } from 'vitest';
import { printJson } from '@/lib/json/print';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { configOf, nodeOf } from './arbitraries';
import type { ObjectFormProps, SkillFormProps } from './define-skill';

// A busy machine fetches a form, or settles a search, late: that is no fault.
configure({ asyncUtilTimeout: 15_000 });

type PropsOn<Config extends JsonNode> = SkillFormProps & { readonly config: Config };

/** Renders a form on an object as a card does, and tells what it reported last. For tests only. */
export function renderForm(
  Form: ComponentType<SkillFormProps> | ComponentType<ObjectFormProps>,
  text: string,
  more: Partial<PropsOn<JsonObject>> = {},
) {
  return renderOn(configOf(text), (props) => <Form {...props} />, more);
}

/** The same on any JSON. */
export function renderSettings(
  Form: ComponentType<SkillFormProps>,
  text: string,
  more: Partial<SkillFormProps> = {},
) {
  return renderOn(nodeOf(text), (props) => <Form {...props} />, more);
}

function renderOn<Config extends JsonNode>(
  origin: Config,
  draw: (props: PropsOn<Config>) => ReactNode,
  more: Partial<PropsOn<Config>> = {},
) {
  const onConfigChange = vi.fn<SkillFormProps['onConfigChange']>();
  const onInvalidText = vi.fn<SkillFormProps['onInvalidText']>();
  const props: PropsOn<Config> = {
    config: origin,
    onConfigChange,
    onInvalidText,
    invalidText: null,
    apiErrors: NO_ERRORS,
    showAllIssues: false,
    isReadOnly: false,
    idPrefix: 'f',
    ...more,
  };
  const view = render(draw(props), { wrapper: WithQueries });
  return {
    origin,
    onConfigChange,
    onInvalidText,
    /** The same form with other words about it. */
    update: (next: Partial<PropsOn<Config>>) => view.rerender(draw({ ...props, ...next })),
    /** The config reported last, as text; undefined before any edit. */
    config: () => {
      const last = onConfigChange.mock.lastCall?.[0];
      return last && printJson(last);
    },
    /** Whether the last report is the very config the form was opened on. */
    isOrigin: () => onConfigChange.mock.lastCall?.[0] === origin,
  };
}

const NO_ERRORS = {};

function WithQueries({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
