import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** An input item whose file the engine has yet to store. */
export interface BinaryItem {
	json: IDataObject;
	files: Record<string, { content: Buffer; fileName: string; mimeType: string }>;
}

/** What a trigger hands over. */
export type EngineItem = INodeExecutionData | BinaryItem;

/** An input item that carries a file in the binary field `field`. */
export function binaryItem(
	content: Buffer,
	fileName: string,
	mimeType: string,
	options: { json?: IDataObject; field?: string } = {},
): BinaryItem {
	const { json = {}, field = 'data' } = options;
	return { json, files: { [field]: { content, fileName, mimeType } } };
}

/** Stores the files of the items through the host, in the binary mode of the running engine. */
export async function storeItems(
	context: IExecuteFunctions,
	items: readonly EngineItem[],
): Promise<INodeExecutionData[]> {
	return await Promise.all(items.map(async (item) => await storeItem(context, item)));
}

async function storeItem(
	{ helpers }: IExecuteFunctions,
	item: EngineItem,
): Promise<INodeExecutionData> {
	if (!isBinaryItem(item)) return { ...item, json: structuredClone(item.json) };
	const binary: Record<string, IBinaryData> = {};
	for (const [field, { content, fileName, mimeType }] of Object.entries(item.files)) {
		binary[field] = await helpers.prepareBinaryData(content, fileName, mimeType);
	}
	return { json: structuredClone(item.json), binary };
}

function isBinaryItem(item: EngineItem): item is BinaryItem {
	return 'files' in item;
}
