import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures';
import { EditorPage } from './editor-page';
