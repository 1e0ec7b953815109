import 'server-only';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import {
  asObject,
  asString,
  object,
  scalar,
  withoutMember,
  type JsonObject,
} from '@/lib/json/node';
import { isLoopbackHost } from '@/lib/loopback';
import { replaceSet, setNode } from '../attachments';
import { answer, readBody, refusal } from '../http';
import type { Journal } from '../journal';
import type { Store } from '../store';
import { newDocument, newPal, readSet } from '../arrange';

type ControlEnv = { Bindings: Partial<HttpBindings> };

/**
 * What tests need besides the API: arrange PALs and documents without validation, write like another
 * program, change the registry, and read what was asked. No key, so loopback only: neither from
 * another machine nor, under a foreign host name, from a page in this machine's browser.
 */
export function controlRoutes(store: Store, journal: Journal): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  app.use(async (c, next) => {
    // Dual-stack sockets report IPv4 addresses as ::ffff:127.0.0.1.
    const address = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '');
    const isNear = address === undefined || isLoopbackHost(address);
    if (!isNear || !isLoopbackHost(new URL(c.req.url).hostname)) {
      return refusal(c, 403, 'Only from this machine');
    }
    return next();
  });
  app.get('/journal', (c) => answer(c, journal.node()));
  app.delete('/journal', (c) => {
    journal.clear();
    return c.body(null, 204);
  });
  app.post('/pals', (c) => withObject(c, (body) => addPal(c, store, body)));
  app.delete('/pals/:palId', (c) => gone(c, store.pals.delete(c.req.param('palId'))));
  app.put('/pals/:palId/skills', (c) =>
    withObject(c, (body) => writeSet(c, store, c.req.param('palId'), body)),
  );
  app.post('/documents', (c) => withObject(c, (body) => addDocument(c, store, body)));
  app.delete('/documents/:id', (c) => gone(c, store.documents.delete(c.req.param('id'))));
  app.post('/registry', (c) => withObject(c, (body) => addSkill(c, store, body)));
  app.delete('/registry/:id', (c) => gone(c, store.registry.delete(c.req.param('id'))));
  return app;
}

async function withObject(c: Context, then: (body: JsonObject) => Response): Promise<Response> {
  const body = await readBody(c);
  const read = body.ok ? asObject(body.node) : undefined;
  return read === undefined ? refusal(c, 400, 'The body must be a JSON object') : then(read);
}

function gone(c: Context, wasThere: boolean): Response {
  return wasThere ? c.body(null, 204) : refusal(c, 404, 'Not Found');
}

function addPal(c: Context, store: Store, body: JsonObject): Response {
  const pal = newPal(body, store.now());
  if (pal === null) return refusal(c, 400, 'skills must be {SKILL_ID: {"config": {…}}}');
  store.pals.set(pal.pal_id, pal);
  return answer(c, object([['pal_id', scalar(pal.pal_id)]]), 201);
}

/** Like any other program with the key, but past the validation and the journal. */
function writeSet(c: Context, store: Store, palId: string, body: JsonObject): Response {
  const pal = store.pals.get(palId);
  if (pal === undefined) return refusal(c, 404, 'PAL not found');
  const wanted = readSet(body.entries.get('skills'), store.now());
  if (wanted === null) return refusal(c, 400, 'skills must be {SKILL_ID: {"config": {…}}}');
  const configs = new Map([...wanted].map(([id, { config }]) => [id, config]));
  const skills = replaceSet(pal.skills, configs, store.now());
  store.overwriteSkills(pal, skills);
  return answer(c, setNode(skills));
}

function addDocument(c: Context, store: Store, body: JsonObject): Response {
  const document = newDocument(body, store.now());
  store.documents.set(document.document_id, document);
  return answer(c, object([['document_id', scalar(document.document_id)]]), 201);
}

function addSkill(c: Context, store: Store, body: JsonObject): Response {
  const skillId = asString(body.entries.get('skill_id'));
  if (skillId === undefined) return refusal(c, 400, 'skill_id is missing');
  const refusedWith = body.entries.get('refuse_with');
  const status = refusedWith?.kind === 'scalar' ? refusedWith.value : null;
  const info = withoutMember(body, 'refuse_with');
  store.registry.set(skillId, info);
  if (status === 403 || status === 404) store.notGranted.set(skillId, status);
  else store.notGranted.delete(skillId);
  return answer(c, info, 201);
}
