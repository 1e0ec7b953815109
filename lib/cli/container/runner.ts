import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inImage, type Image } from './image';

/** How commands of an image are run here, as near to a container as this machine allows. */
export interface Runner {
  /** In words, for whoever reads the output. */
  readonly description: string;
  /** Starts a command of the image in its working directory, with this environment and no more. */
  readonly start: (
    command: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => ChildProcess;
}

/** The first way that works on this machine, tried out on the image. */
export function chooseRunner(image: Image): Runner {
  const isRoot = process.getuid?.() === 0;
  const way = (isRoot ? [mounted, asUser, asOurselves] : [asOurselves]).find(
    ({ prepare, launch }) => {
      prepare?.(image);
      const { program, args, options } = launch(image, ['node', '--eval', '']);
      return spawnSync(program, args, { ...options, env: BASE_ENV }).status === 0;
    },
  );
  if (way === undefined) throw new Error(`Node cannot be started in ${image.root}.`);
  return {
    description: way.description,
    start: (command, env) => {
      const { program, args, options } = way.launch(image, command);
      return spawn(program, args, { ...options, env: { ...BASE_ENV, ...env }, stdio: 'pipe' });
    },
  };
}

interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly cwd?: string; readonly uid?: number; readonly gid?: number };
}

interface Way {
  readonly description: string;
  /** Done once, before the first start. */
  readonly prepare?: (image: Image) => void;
  readonly launch: (image: Image, command: readonly string[]) => Launch;
}

const BASE_ENV = { PATH: process.env.PATH, NODE_ENV: 'production' } as const;
/** Stands for the volume: the one folder of the image that may be written. */
const VOLUME = '/data';

// The image over itself, read-only, its volume on top of that, then nothing but its user's rights.
const IN_READ_ONLY_MOUNT = `set -e
root=$1 volume=$2 user=$3 group=$4 workdir=$5
shift 5
mount --bind "$root" "$root"
mount --bind "$volume" "$volume"
mount -o remount,ro,bind "$root"
cd "$workdir"
exec setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs --bounding-set=-all -- "$@"`;

const mounted: Way = {
  description: "as the image's user, on a read-only file system",
  launch: (image, command) => {
    const { uid, gid } = userOf(image);
    const [workdir, volume] = [image.workdir, VOLUME].map((folder) => inImage(image, folder));
    const place = [image.root, volume, uid, gid, workdir].map(String);
    const words = withThisNode(command);
    const args = ['-m', 'sh', '-c', IN_READ_ONLY_MOUNT, 'sh', ...place, ...words];
    return { program: 'unshare', args, options: {} };
  },
};

const asUser: Way = {
  description: "as the image's user, on files nobody may write: mounts are not allowed here",
  prepare: takeAwayWrites,
  launch: (image, command) => inPlace(image, command, userOf(image)),
};

const asOurselves: Way = {
  description: 'as this user, on files nobody may write: only root may become another user',
  prepare: takeAwayWrites,
  launch: (image, command) => inPlace(image, command, {}),
};

function inPlace(image: Image, command: readonly string[], user: Launch['options']): Launch {
  const [program = '', ...args] = withThisNode(command);
  return { program, args, options: { ...user, cwd: inImage(image, image.workdir) } };
}

/** The base image brings Node; here it is the one that runs this. */
function withThisNode([program, ...args]: readonly string[]): string[] {
  if (program !== 'node') throw new Error(`The image starts ${program}, which is not looked at.`);
  return [process.execPath, ...args];
}

function userOf({ user }: Image) {
  if (user === null || user.uid === 0) throw new Error('The image runs as root: it names no USER.');
  return user;
}

function takeAwayWrites(image: Image): void {
  for (const name of readdirSync(image.root)) {
    if (`/${name}` !== VOLUME) changeModes(path.join(image.root, name), (mode) => mode & ~0o222);
  }
}

/** Lets its owner remove what was made unwritable. */
export function giveBackWrites(folder: string): void {
  changeModes(folder, (mode) => mode | 0o200);
}

function changeModes(file: string, change: (mode: number) => number): void {
  const stats = lstatSync(file);
  if (stats.isSymbolicLink()) return;
  chmodSync(file, change(stats.mode));
  if (!stats.isDirectory()) return;
  for (const name of readdirSync(file)) changeModes(path.join(file, name), change);
}
