import { POSTGRES_USER } from '../services/postgres';

/** Where a cluster's parts are. */
export interface ClusterAddress {
	/** The main process, as the user reaches it. */
	readonly url: string;
	readonly redisPort: number;
	readonly postgresPort: number;
}

/**
 * How long a worker may be silent before its executions count as lost. n8n's own are 60, 10 and 30
 * seconds; a quarter of that saves the tests a minute for each killed worker.
 */
const STALL = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** How long a process may take to end after SIGTERM; n8n's own is 30. */
export const GRACE_SECONDS = 15;

/** What makes an n8n process a member of a cluster; https://docs.n8n.io/hosting/scaling/queue-mode/ */
export function queueEnvironment(address: ClusterAddress): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		WEBHOOK_URL: address.url,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(address.redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(address.postgresPort),
		DB_POSTGRESDB_DATABASE: POSTGRES_USER,
		DB_POSTGRESDB_USER: POSTGRES_USER,
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(GRACE_SECONDS),
		...STALL,
	};
}
