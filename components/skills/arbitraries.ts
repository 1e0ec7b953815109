import fc from 'fast-check';
import { jsonNodes, jsonObjects, spell } from '@/lib/json/arbitraries';
import { array, object, scalar, type JsonNode, type JsonObject } from '@/lib/json/node';
import { parseJson, parseJsonObject } from '@/lib/json/parse';

/** What the tests of forms draw from: known fields with right, odd and wrong values. Tests only. */

const texts = fc.oneof(fc.string(), fc.constantFrom('', 'a\r\nb', 'a\rb', 'on_demand', 'x'));
const maybe = (node: fc.Arbitrary<JsonNode>) =>
  fc.oneof(
    { weight: 4, arbitrary: node.map((value): JsonNode | undefined => value) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: jsonNodes },
  );

/** The config a text stands for. */
export function configOf(text: string): JsonObject {
  const parsed = parseJsonObject(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** The same for a text that need not be an object. */
export function nodeOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** An object of other fields and, where they are drawn, these. */
function configWith(
  fields: Record<string, fc.Arbitrary<JsonNode | undefined>>,
): fc.Arbitrary<JsonObject> {
  const names = Object.keys(fields);
  return fc
    .tuple(jsonObjects, fc.tuple(...names.map((name) => fields[name] ?? fc.constant(undefined))))
    .map(([others, nodes]) => {
      const own = names.map((name, index) => [name, nodes[index]] as const);
      const given = own.filter((entry): entry is [string, JsonNode] => entry[1] !== undefined);
      return object([...others.entries, ...given]);
    });
}

const ids = fc.array(fc.constantFrom('d1-aaaa1111', 'd2-bbbb2222', '', 'd.0[1]', 'وثيقة'));
const flags = fc.constantFrom(true, false, null).map(scalar);

export const presentationConfigs = read(
  configWith({
    document_ids: maybe(ids.map((list) => array(list.map(scalar)))),
    slides_trigger: maybe(
      fc.oneof(fc.constantFrom('on_demand', 'walk_the_deck', 'auto'), texts).map(scalar),
    ),
    prompt: maybe(texts.map(scalar)),
  }),
);

const entries = maybe(
  configWith({ enabled: maybe(flags), scheduling_url: maybe(texts.map(scalar)) }).map(
    ({ entries }) => object([...entries].slice(-3)),
  ),
);

export const canvasConfigs = read(
  configWith({
    components: maybe(
      configWith({
        chart: entries,
        alert: entries,
        scheduling_embed: entries,
        question: maybe(flags.map((flag) => object([['enabled', flag]]))),
        hologram: entries,
      }),
    ),
    usage_guidance: maybe(texts.map(scalar)),
  }),
);

const addresses = fc.constantFrom('https://shop.test/', 'http://a.test/b?c', 'shop.test', '', ' ');
const slides = fc.constantFrom('1', '3', '1.0', '0', '-2', '1.5', '1e400').map(numberNode);

const steps = configWith({
  task: maybe(texts.map(scalar)),
  prompt: maybe(texts.map(scalar)),
  url: maybe(addresses.map(scalar)),
  slide: maybe(fc.oneof(slides, texts.map(scalar))),
}).map(({ entries }) => object([...entries].slice(-2)));

const flows = configWith({
  name: maybe(fc.constantFrom('Checkout', 'Returns', '', ' ').map(scalar)),
  description: maybe(texts.map(scalar)),
  start_url: maybe(addresses.map(scalar)),
  steps: maybe(fc.array(fc.oneof({ weight: 5, arbitrary: steps }, jsonNodes)).map(array)),
}).map(({ entries }) => object([...entries].slice(-4)));

export const browserUseConfigs = read(
  configWith({
    guided_flows: maybe(fc.array(fc.oneof({ weight: 6, arbitrary: flows }, jsonNodes)).map(array)),
    slide_document_id: maybe(fc.constantFrom('d1-aaaa1111', '').map(scalar)),
  }),
);

function numberNode(raw: string): JsonNode {
  return { kind: 'scalar', raw, value: Number(raw) };
}

/** The same configs as an API would send them: spelled oddly, and read. */
function read(configs: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.tuple(configs, fc.nat()).map(([config, seed]) => {
    const parsed = parseJson(spell(config, seed));
    return parsed.ok && parsed.value.kind === 'object' ? parsed.value : config;
  });
}

/** Two configs that are often near each other, as before and after an edit are. */
export function pairs(configs: fc.Arbitrary<JsonObject>): fc.Arbitrary<[JsonObject, JsonObject]> {
  return fc.oneof(
    fc.tuple(configs, configs),
    fc.tuple(configs, fc.nat()).map(([config, seed]): [JsonObject, JsonObject] => {
      const parsed = parseJson(spell(config, seed));
      return [config, parsed.ok && parsed.value.kind === 'object' ? parsed.value : config];
    }),
    fc.tuple(configs, configs, fc.nat()).map(([config, other, seed]): [JsonObject, JsonObject] => {
      const key = [...other.entries.keys()].at(seed % Math.max(1, other.entries.size));
      const node = key === undefined ? undefined : other.entries.get(key);
      if (key === undefined || node === undefined) return [config, config];
      return [config, object([...config.entries, [key, node]])];
    }),
  );
}
