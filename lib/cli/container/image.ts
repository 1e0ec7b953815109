import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../run';
import { parseDockerfile, type Instruction, type Owner, type Stage } from './dockerfile';
import { contextFiles } from './dockerignore';

/** What the Dockerfile's last stage leaves: a folder in the place of the file system, and how it runs. */
export interface Image {
  /** Stands for `/`. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: Owner | null;
  readonly command: readonly string[];
  readonly healthCommand: readonly string[];
  readonly stopSignal: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface ImageOptions {
  /** The folder with the Dockerfile. */
  readonly source: string;
  /** An empty folder of its own. */
  readonly scratch: string;
  /** Called with the build's working directory before each command, to lay what must not get out. */
  readonly beforeRun?: (workdir: string) => void;
}

/**
 * Does the steps of a Dockerfile without an engine: each stage is a folder, commands run in it with
 * this machine's Node and npm and with the stage's environment alone. What the base images hold is
 * not looked at.
 * @throws Error where a step fails or is not understood
 */
export async function makeImage(options: ImageOptions): Promise<Image> {
  const stages = parseDockerfile(readFileSync(path.join(options.source, 'Dockerfile'), 'utf8'));
  const made = new Map<string, Image>();
  let image: Image | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = path.join(options.scratch, stage.name ?? `stage-${index}`);
    image = await makeStage(stage, root, made, options);
    if (stage.name !== null) made.set(stage.name, image);
  }
  if (image === undefined) throw new Error('The Dockerfile has no stage.');
  // Nothing that runs may still need them.
  for (const { root } of made.values()) {
    if (root !== image.root) rmSync(root, { recursive: true, force: true });
  }
  return image;
}

/** A path of the image as a path of this machine. */
export function inImage({ root }: Pick<Image, 'root'>, file: string): string {
  return path.join(root, file);
}

async function makeStage(
  { instructions }: Stage,
  root: string,
  made: ReadonlyMap<string, Image>,
  options: ImageOptions,
): Promise<Image> {
  mkdirSync(root, { recursive: true });
  let image: Image = { ...EMPTY, root };
  for (const step of instructions) {
    switch (step.kind) {
      case 'workdir':
        mkdirSync(inImage(image, step.path), { recursive: true });
        image = { ...image, workdir: step.path };
        break;
      case 'env':
        image = { ...image, env: { ...image.env, ...step.values } };
        break;
      case 'label':
        image = { ...image, labels: { ...image.labels, ...step.values } };
        break;
      case 'user':
        image = { ...image, user: step.user };
        break;
      case 'cmd':
        image = { ...image, command: step.words };
        break;
      case 'healthcheck':
        image = { ...image, healthCommand: step.words };
        break;
      case 'stopsignal':
        image = { ...image, stopSignal: step.signal };
        break;
      case 'expose':
        break;
      case 'copy':
        copy(step, image, made, options.source);
        break;
      case 'run':
        await runStep(step, image, options);
        break;
    }
  }
  return image;
}

const EMPTY: Omit<Image, 'root'> = {
  workdir: '/',
  env: {},
  user: null,
  command: [],
  healthCommand: [],
  stopSignal: 'SIGTERM',
  labels: {},
};

/** Links included: made absolute, as Node does by default, they would lead back into the stage. */
const AS_IT_IS = { recursive: true, verbatimSymlinks: true };

function copy(
  { from, owner, sources, target }: Extract<Instruction, { kind: 'copy' }>,
  image: Image,
  made: ReadonlyMap<string, Image>,
  source: string,
): void {
  const to = inImage(image, path.resolve(image.workdir, target));
  if (from === null) {
    const wanted = contextFiles(source, readFileSync(path.join(source, '.dockerignore'), 'utf8'));
    for (const name of sources) {
      const files = name === '.' ? wanted : wanted.filter((file) => file === name);
      if (files.length === 0) throw new Error(`COPY finds nothing for ${name}`);
      for (const file of files) cpSync(path.join(source, file), path.join(to, file));
    }
  } else {
    const stage = made.get(from);
    if (stage === undefined) throw new Error(`COPY from ${from}, which is no stage before it`);
    for (const name of sources) cpSync(inImage(stage, name), to, AS_IT_IS);
  }
  if (owner !== null) own(to, owner);
}

async function runStep(
  { words, secrets }: Extract<Instruction, { kind: 'run' }>,
  image: Image,
  { beforeRun }: ImageOptions,
): Promise<void> {
  const workdir = inImage(image, image.workdir);
  const [program = '', ...args] = words;
  if (program === 'install') return makeFolder(args, image);
  if (program !== 'npm') throw new Error(`RUN ${program}: not done outside of a container`);
  beforeRun?.(workdir);
  const env = { ...baseEnv(), ...image.env, npm_config_prefer_offline: 'true' };
  for (const name of secrets) Object.assign(env, { [name]: process.env[name] });
  const code = await run(program, args, { cwd: workdir, env, output: 'stderr' });
  if (code !== 0) throw new Error(`RUN ${words.join(' ')} ended with code ${code}`);
}

/** `install -d -o uid -g gid -m mode folder`, below the image's root in place of this machine's. */
function makeFolder(args: readonly string[], image: Image): void {
  const [, uid, gid, mode, folder] =
    /^-d -o (\d+) -g (\d+) -m (\d+) (\/[a-z]+)$/.exec(args.join(' ')) ?? [];
  if (folder === undefined) throw new Error(`RUN install ${args.join(' ')}: not understood`);
  const made = inImage(image, folder);
  mkdirSync(made, { recursive: true, mode: Number.parseInt(mode ?? '', 8) });
  own(made, { uid: Number(uid), gid: Number(gid) });
}

/** Only root gives files away; without it they stay the caller's, who then runs the server too. */
function own(file: string, { uid, gid }: Owner): void {
  if (process.getuid?.() === 0 && existsSync(file)) chownSync(file, uid, gid);
}

const KEPT =
  /^(?:PATH|HOME|TMPDIR|LANG|CI|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(?:https?|no)_proxy|npm_config_.+)$/i;

/** What npm needs to find programs, its settings and the registry; nothing of a dashboard. */
function baseEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (!KEPT.test(name)) delete env[name];
  return env;
}
