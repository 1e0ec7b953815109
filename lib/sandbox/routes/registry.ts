import 'server-only';
import { Hono } from 'hono';
import { array, object } from '@/lib/json/node';
import { answer } from '../http';
import type { Store } from '../store';
import { unknownSkill } from './refusals';

/** `GET /v2/skills` and `GET /v2/skills/{skill_id}`. */
export function registryRoutes(store: Store): Hono {
  return new Hono()
    .get('/', (c) => answer(c, object([['data', array([...store.registry.values()])]])))
    .get('/:skillId', (c) => {
      const skillId = c.req.param('skillId');
      const skill = store.registry.get(skillId);
      return skill === undefined ? unknownSkill(c, skillId) : answer(c, skill);
    });
}
