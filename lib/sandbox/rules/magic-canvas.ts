import 'server-only';
import { checkSchedulingUrl } from '../scheduling-url';
import { flag, objectOf, oneOf, text, textThat, type FieldRule } from './rule';

const PLAIN_COMPONENTS = ['question', 'input', 'calendar', 'text', 'image', 'chart', 'alert'];

const plainComponent = objectOf(new Map([['enabled', flag]]));

const schedulingEmbed = objectOf(
  new Map([
    ['enabled', flag],
    ['provider', oneOf('calendly')],
    ['scheduling_url', textThat(checkSchedulingUrl)],
  ]),
);

const components = objectOf(
  new Map([
    ...PLAIN_COMPONENTS.map((name): [string, FieldRule] => [name, plainComponent]),
    ['scheduling_embed', schedulingEmbed],
  ]),
);

/** A sparse overlay: every part may be missing. `usage_guidance` is sent by live programs (2026-10). */
export const magicCanvasRule = objectOf(
  new Map([
    ['components', components],
    ['usage_guidance', text],
  ]),
);
