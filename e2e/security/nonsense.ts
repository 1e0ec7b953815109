const deep = (open: string, close: string) => `${open.repeat(20_000)}${close.repeat(20_000)}`;
/** Bodies that no page of the dashboard sends to an action, some of which were attacks. */
export const NONSENSE: readonly string[] = [
  ...['', ' ', '{', '[]', '{}', 'null', 'nonsense', '"text"', '[null]', '[1,2,3]', '[[],[[]]]'],
  ...['[{}]', '[{"palId":{}}]', '[{"__proto__":{"role":"editor"}}]', '["$undefined"]'],
  ...['["$F1"]', '["$K1"]', '["$@0"]', '["$Q1"]', '["$1:constructor:constructor"]', '["$B0"]'],
  '["$1:__proto__:then",{"status":"resolved_model","value":"{\\"then\\":\\"$B0\\"}","_response":{}}]',
  `["${'x'.repeat(500_000)}"]`,
  deep('[', ']'),
  deep('{"a":', '1}'),
  '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="1_$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n',
];
