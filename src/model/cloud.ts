/** Clouds by id, with the names that people write for them. */
const clouds: Readonly<Record<string, { readonly name: string; readonly aliases: readonly string[] }>> = {
  aws: { name: 'AWS', aliases: ['amazon', 'amazon web services'] },
  azure: { name: 'Azure', aliases: ['microsoft azure', 'ms azure'] },
  gcp: { name: 'Google Cloud', aliases: ['google', 'google cloud', 'google cloud platform'] },
  alibaba: { name: 'Alibaba Cloud', aliases: ['alibaba cloud', 'aliyun'] },
  ibm: { name: 'IBM Cloud', aliases: ['ibm cloud'] },
  oracle: { name: 'Oracle Cloud', aliases: ['oracle cloud', 'oci'] },
};

/** The ids of all clouds the catalog speaks of. */
export const cloudIds: readonly string[] = Object.keys(clouds);

/** The id of a cloud however people write it ("Google Cloud", "AWS eu-central-1"); a name that is not known in lower case. */
export function findCloud(name: string): string {
  const wanted = name.trim().toLowerCase();
  const found = Object.entries(clouds).find(([id, cloud]) =>
    [id, ...cloud.aliases].some((known) => wanted === known || wanted.startsWith(`${known} `)),
  );
  return found?.[0] ?? wanted;
}

/** How a cloud is written: "Google Cloud" for `gcp`. */
export function cloudName(id: string): string {
  return clouds[id]?.name ?? id;
}
