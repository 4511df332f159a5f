import type { Layer, Option, OptionKind } from '../model/catalog.ts';

/** A part of the picture, in the order in which traffic passes it. */
export const places = ['edge', 'calls', 'inside', 'services', 'data', 'platform'] as const;
/** Where a choice is shown: in a zone, on the edge between two services (`calls`), or as a line in their box (`inside`). */
export type Place = (typeof places)[number];

/** Layers of which every choice describes how one service calls another. */
const callLayers = ['rpc', 'data-exchange-format'];
/** Layers whose choices are part of the services, unless they run on their own. */
const codeLayers = ['application-framework', 'circuit-breaker', 'id-generation'];
/** Layers whose libraries are built into a component of its own, or that concern all services alike. */
const ownComponents = ['api-gateway', 'reverse-proxy', 'api-proxy', 'distributed-tracing', 'dns'];
const runsAlone: readonly OptionKind[] = ['server', 'service', 'managed', 'platform', 'tool'];

/** The place of an option in a layer; of what the catalog does not know by the layer alone. */
export function placeOf({ id, zone }: Pick<Layer, 'id' | 'zone'>, option?: Option): Place {
  if (callLayers.includes(id)) return 'calls';
  if (option && runsAlone.includes(option.kind)) return zone;
  if (codeLayers.includes(id)) return 'inside';
  if (option === undefined || ownComponents.includes(id)) return zone;
  // A load balancer for connections is called a library by its makers and runs on machines of its own.
  if (zone === 'edge') return option.roles[id]?.level === 'library' ? 'inside' : zone;
  const isInside = option.kind === 'library' || (id === 'message-queue' && option.kind === 'practice');
  return isInside ? 'inside' : zone;
}

/** Layers that have an order within their place: requests usually pass them in it, and a call is named before its data. */
const layerOrder = ['load-balancing', 'reverse-proxy', 'api-gateway', 'rpc', 'data-exchange-format'];

/** Sorts what is shown by its place, and within it; at the edge a content delivery network comes first. */
export function rankOf(layer: Pick<Layer, 'id' | 'zone'>, option?: Option): number {
  const place = placeOf(layer, option);
  const isNetwork = place === 'edge' && option?.roles[layer.id]?.level === 'cdn';
  const order = layerOrder.indexOf(layer.id);
  return places.indexOf(place) * 10 + (isNetwork ? 0 : order === -1 ? layerOrder.length + 1 : order + 1);
}
