/**
 * Every fault that is met on purpose: on what, what is seen, and what is true afterwards. Each row
 * is one test of this folder, by its key.
 */
export const ROWS = {
  refusedRead: {
    fault: 'refused, name not found',
    on: 'read',
    seen: 'not reachable; old data labelled',
  },
  refusedSave: { fault: 'refused', on: 'save', seen: 'not sent; edits kept' },
  hangingRead: { fault: 'hang, slow drip', on: 'read', seen: 'timeout; other pages usable' },
  hangingSave: { fault: 'hang, not applied', on: 'save', seen: 'not saved, after reading back' },
  resetSave: { fault: 'reset, applied', on: 'save', seen: 'saved, confirmed by reading back' },
  lateSave: { fault: 'applied late, within 10 s', on: 'save', seen: 'checking, then saved' },
  unknownSave: {
    fault: 'later, or the read-back fails',
    on: 'save',
    seen: 'outcome unknown, or not saved and may yet arrive',
  },
  unreadableRead: {
    fault: 'cut, empty, 204, HTML, [], bomb, too deep',
    on: 'read',
    seen: 'unexpected answer; no editor',
  },
  unreadableSave: {
    fault: 'cut, empty, 204, HTML, [], bomb, too deep',
    on: 'answer to PUT',
    seen: 'decided by reading back',
  },
  refused400: { fault: '400', on: 'save', seen: 'text at the field; edits kept' },
  rejectedKey: { fault: '401, 403', on: 'any', seen: 'key rejected, or not allowed' },
  gone: { fault: '404 of the PAL', on: 'read, save', seen: 'gone; edits can be copied' },
  refusedConflict: { fault: '409, 412, 423', on: 'save', seen: 'conflict' },
  limitedRead: { fault: '429', on: 'read', seen: 'countdown' },
  limitedSave: { fault: '429', on: 'save', seen: 'not saved, and when to try again' },
  brokenRead: { fault: '5xx', on: 'read', seen: 'message, after the retries' },
  brokenSave: { fault: '5xx', on: 'save', seen: 'decided by reading back' },
  redirect: { fault: '3xx', on: 'any', seen: 'unexpected redirect' },
  partialList: { fault: 'page k of a list fails', on: 'list', seen: 'marked partial' },
  noRegistry: { fault: 'registry down', on: 'editor', seen: 'unknown skills kept in the PUT' },
  otherUser: { fault: 'another user saved first', on: 'save', seen: 'conflict; nothing sent' },
  storedElse: { fault: 'the API stores something else', on: 'save', seen: 'the difference' },
  repeated: { fault: 'double click, two tabs, replay', on: 'save', seen: 'one result' },
  left: { fault: 'the browser leaves during a save', on: 'save', seen: 'the outcome on return' },
  expired: {
    fault: 'session expired',
    on: 'save',
    seen: 'sign in again; edits kept',
  },
  redeployed: { fault: 'redeploy: the action is gone', on: 'save', seen: 'reload; edits kept' },
  offline: { fault: 'offline', on: 'save', seen: 'not sent, nothing queued' },
  hostile: { fault: 'hostile strings', on: 'any', seen: 'plain text' },
} as const;

export type RowKey = keyof typeof ROWS;

/** Marks a test with its row. */
export const FAULT_ROW = 'fault-row';
