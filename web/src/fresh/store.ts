/**
 * The browser's own storage for what the reader has fetched: local bundles, and SSB's replies while a fetch is under
 * way. Every call may reject (denied, full, thrown away by the browser); nobody may depend on it.
 */

const database = "figurverktoyet";
const version = 1;

/** `bundles`: bytes by name. `locals`: what is told of them, small enough to list. `replies`: by request. */
export type StoreName = "bundles" | "locals" | "replies";

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    // Where storage is denied, the mere mention can throw.
    const request = indexedDB.open(database, version);
    request.onupgradeneeded = () => {
      for (const name of ["bundles", "locals", "replies"] satisfies StoreName[])
        request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      // A newer page in another tab must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Runs `act` in one transaction over the stores, and gives its answer when all of it is written. */
async function transact<T>(
  names: StoreName[],
  mode: IDBTransactionMode,
  act: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | void,
): Promise<T | undefined> {
  const base = await open();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(names, mode);
    const request = act((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request ? request.result : undefined);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    transaction.onerror = () => reject(transaction.error);
  });
}

export async function read<T>(name: StoreName, key: string): Promise<T | undefined> {
  return (await transact([name], "readonly", (s) => s(name).get(key))) as T | undefined;
}

export async function readAll<T>(name: StoreName): Promise<T[]> {
  return ((await transact([name], "readonly", (s) => s(name).getAll())) ?? []) as T[];
}

/** All of them, or none. */
export async function write(values: [StoreName, string, unknown][]): Promise<void> {
  await transact([...new Set(values.map(([name]) => name))], "readwrite", (s) => {
    for (const [name, key, value] of values) s(name).put(value, key);
  });
}

export async function remove(keys: [StoreName, string][]): Promise<void> {
  await transact([...new Set(keys.map(([name]) => name))], "readwrite", (s) => {
    for (const [name, key] of keys) s(name).delete(key);
  });
}

/** Deletes every entry whose key begins so. */
export async function removeAll(name: StoreName, prefix: string): Promise<void> {
  await transact([name], "readwrite", (s) => {
    s(name).delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  });
}
