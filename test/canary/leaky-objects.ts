/** Makes the secret string of a place, and remembers it. */
export type Canary = (place: string) => string;

/** Objects with a canary in every place whose content must not leave the snapshot. */
export function leakyObjects(canary: Canary): readonly object[] {
  return [
    namespace('shop'),
    node(canary),
    object('v1', 'Secret', 'cart-db', canary, {
      type: 'Opaque',
      data: { password: base64(canary('secretdata')), plain: canary('secretdataplain') },
      stringData: { token: canary('secretstringdata') },
    }),
    object('v1', 'Secret', 'registry', canary, {
      type: 'kubernetes.io/dockerconfigjson',
      data: {
        '.dockerconfigjson': base64(
          JSON.stringify({ auths: { 'registry.shop.example': { auth: canary('dockerconfig') } } }),
        ),
      },
    }),
    object('v1', 'ConfigMap', 'cart-settings', canary, {
      data: {
        'application.yaml': `db: postgres://cart:${canary('configmapurl')}@orders-db:5432/orders\nkey: ${canary('configmapvalue')}\n`,
      },
      binaryData: { 'keystore.jks': base64(canary('binarydata')) },
    }),
    object('v1', 'ConfigMap', 'gateway-routes', canary, {
      data: {
        'application.yaml': gatewayRoutes(canary),
        'application.properties': gatewayProperties(canary),
        'nginx.conf': nginxRoutes(canary),
      },
    }),
    ...['cart', 'stock', 'till', 'mail'].map(service),
    gateway(canary),
    object('apps/v1', 'Deployment', 'cart', canary, {
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'cart' } },
        template: { metadata: template('deployment', canary), spec: podSpec(canary, 'deployment') },
      },
      status: {
        replicas: 1,
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'ProgressDeadlineExceeded',
            message: `failed calling webhook: token=${canary('conditionmessage')}`,
            lastTransitionTime: '2025-10-19T19:00:00Z',
          },
        ],
      },
    }),
    object('batch/v1', 'CronJob', 'reindex', canary, {
      spec: {
        schedule: '0 3 * * *',
        jobTemplate: {
          spec: { template: { metadata: template('cronjob', canary), spec: podSpec(canary, 'cronjob') } },
        },
      },
    }),
    pod(canary),
    object('v1', 'Event', 'cart-0.1', canary, {
      type: 'Warning',
      reason: 'FailedMount',
      message: `mount failed: Authorization: Bearer ${canary('eventbearer')} token=${canary('eventtoken')}`,
      count: 9,
      lastTimestamp: '2025-10-19T19:50:00Z',
      involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
    }),
    object('events.k8s.io/v1', 'Event', 'cart-0.2', canary, {
      type: 'Warning',
      reason: 'Failed',
      note: `Failed to pull image: Get "https://cart:${canary('eventurl')}@registry.shop.example/v2/"`,
      eventTime: '2025-10-19T19:51:00.000000Z',
      regarding: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
    }),
    object('networking.k8s.io/v1', 'Ingress', 'shop', canary, {
      spec: { rules: [{ host: 'shop.example', http: { paths: [] } }] },
    }),
    object('storage.k8s.io/v1', 'StorageClass', 'fast', canary, {
      provisioner: 'ceph.example',
      parameters: { restuserkey: canary('classparameter'), adminSecret: canary('classsecret') },
    }),
    object('v1', 'PersistentVolume', 'orders', canary, {
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        csi: {
          driver: 'ceph.example',
          volumeHandle: canary('volumehandle'),
          volumeAttributes: { key: canary('volumeattribute') },
        },
        mountOptions: [`password=${canary('mountoption')}`],
      },
    }),
    object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'guard', canary, {
      webhooks: [
        {
          name: 'guard.shop.example',
          clientConfig: {
            url: `https://guard:${canary('webhookurl')}@guard.shop.example/${canary('webhookpath')}?token=${canary('webhooktoken')}`,
            caBundle: base64(canary('webhookca')),
          },
        },
      ],
    }),
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'databases.shop.example', canary, {
      spec: {
        group: 'shop.example',
        scope: 'Namespaced',
        names: { kind: 'Database', plural: 'databases' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                properties: { password: { type: 'string', default: canary('schemadefault') } },
              },
            },
          },
        ],
      },
    }),
    object('shop.example/v1', 'Database', 'orders', canary, {
      spec: {
        password: canary('customspec'),
        secret: canary('customsecret'),
        credentials: { secretKey: canary('customkey'), secretName: 'cart-db' },
        env: [{ name: 'PASSWORD', value: canary('customenv') }],
        url: `mysql://root:${canary('customurl')}@orders-db:3306/orders`,
      },
      status: {
        phase: 'Failed',
        connectionString: canary('customstatus'),
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'Refused',
            message: `password: ${canary('customcondition')}`,
          },
        ],
      },
    }),
  ];
}

/** What a container of the capture printed. */
export function leakyLog(canary: Canary): string {
  return [
    '2025-10-19T19:40:00Z starting',
    `2025-10-19T19:40:01Z ERROR password=${canary('logpassword')} dial tcp 10.96.0.10:5432: connect: connection refused`,
    `2025-10-19T19:40:02Z FATAL could not connect to postgres://cart:${canary('logurl')}@orders-db:5432/orders: connection refused`,
    `2025-10-19T19:40:03Z {"level":"error","apiKey":"${canary('logjson')}","msg":"permission denied"}`,
    '',
  ].join('\n');
}

/** kubectl's words in place of data. */
export function leakyError(canary: Canary): string {
  return `Unable to connect to the server: Get "https://admin:${canary('kubectlurl')}@10.0.0.1:6443/api?token=${canary('kubectltoken')}": EOF\n`;
}

/** Not Kubernetes, and full of secrets. */
export function leakyText(canary: Canary): string {
  return `export DB_PASSWORD=${canary('shellscript')}\nkubectl get pods\n`;
}

function object(apiVersion: string, kind: string, name: string, canary: Canary, rest: object): object {
  const place = `${kind}${name}`.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: 'shop',
      uid: `0d2f-${place}`,
      creationTimestamp: '2025-10-01T00:00:00Z',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
          spec: canary(`lastapplied${place}`),
        }),
        'shop.example/contact': canary(`annotation${place}`),
        'kubernetes.io/change-cause': `kubectl set env deploy/cart PASSWORD=${canary(`changecause${place}`)}`,
      },
      managedFields: [
        {
          manager: canary(`manager${place}`),
          operation: 'Update',
          fieldsV1: { [`f:${canary(`fields${place}`)}`]: {} },
        },
      ],
    },
    ...rest,
  };
}

function namespace(name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, creationTimestamp: '2025-10-01T00:00:00Z' },
    status: { phase: 'Active' },
  };
}

function service(name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  };
}

function node(canary: Canary): object {
  return object('v1', 'Node', 'pi-worker', canary, {
    spec: { providerID: canary('providerid') },
    status: {
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'KubeletNotReady',
          message: `container runtime refused: secret=${canary('nodecondition')}`,
          lastTransitionTime: '2025-10-19T19:00:00Z',
        },
      ],
      nodeInfo: { kubeletVersion: 'v1.31.2', machineID: canary('machineid') },
    },
  });
}

function template(place: string, canary: Canary): object {
  return { labels: { app: 'cart' }, annotations: { 'vault.example/seal': canary(`template${place}`) } };
}

/** Spring Cloud Gateway: four routes of which one leads to nobody, with secrets wherever a route may have them. */
function gatewayRoutes(canary: Canary): string {
  return [
    'spring.cloud.gateway.routes:',
    '  - id: login',
    `    uri: http://cart:${canary('routelogin')}@cart-gone:8080/?key=${canary('routequery')}`,
    '    predicates:',
    `      - Path=/cart/**, Header=X-Token, ${canary('routeheader')}`,
    '    filters:',
    `      - AddRequestHeader=Authorization, Bearer ${canary('routefilter')}`,
    ...['stock', 'till', 'mail', 'cart'].flatMap((name) => [
      `  - id: ${name}`,
      `    uri: lb://${name === 'cart' ? 'cart-gone' : name}`,
      '    predicates:',
      `      - Path=/${name}/**,Query=token,${canary(`routepredicate${name}`)}`,
      `    metadata: { password: ${canary(`routemetadata${name}`)} }`,
    ]),
    '',
  ].join('\n');
}

function gatewayProperties(canary: Canary): string {
  return [
    'spring.cloud.gateway.routes[0].id=till',
    `spring.cloud.gateway.routes[0].uri=http://till:${canary('propertylogin')}@till-gone:8080`,
    `spring.cloud.gateway.routes[0].predicates[0]=Path=/till/**, Cookie=session, ${canary('propertycookie')}`,
    `spring.datasource.password=${canary('propertypassword')}`,
    '',
  ].join('\n');
}

function nginxRoutes(canary: Canary): string {
  return [
    'upstream backend { server backend-gone:8080; }',
    'server {',
    '  location /cart/ {',
    `    proxy_set_header Authorization "Bearer ${canary('nginxheader')}";`,
    `    proxy_pass http://cart:${canary('nginxlogin')}@cart-gone:8080/?key=${canary('nginxquery')};`,
    '  }',
    `  location /till/ { proxy_pass http://backend/?token=${canary('nginxtoken')}; }`,
    '}',
    '',
  ].join('\n');
}

/** A Deployment that mounts those routes. */
function gateway(canary: Canary): object {
  return object('apps/v1', 'Deployment', 'gateway', canary, {
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'gateway' } },
      template: {
        metadata: {
          labels: { app: 'gateway' },
          annotations: {
            'proxy.istio.io/config': `{"statusPort": 15020, "token": "${canary('istioconfig')}"}`,
          },
        },
        spec: {
          containers: [{ name: 'gateway', image: 'shop/gateway:1.0' }],
          volumes: [{ name: 'routes', configMap: { name: 'gateway-routes' } }],
        },
      },
    },
  });
}

function podSpec(canary: Canary, place: string): object {
  return {
    nodeName: 'pi-worker',
    restartPolicy: 'Always',
    imagePullSecrets: [{ name: 'registry' }],
    containers: [
      {
        name: 'cart',
        image: 'shop/cart:2.4.1',
        command: ['/bin/sh', '-c', `exec cart --password=${canary(`command${place}`)}`],
        args: [
          '--api-key',
          canary(`args${place}`),
          `--listen-address=${canary(`argsaddress${place}`)}:8080`,
          '--http-port',
          canary(`argsport${place}`),
        ],
        env: [
          { name: 'GREETING', value: canary(`env${place}`) },
          { name: 'DB_PASSWORD', value: canary(`envpassword${place}`) },
          {
            name: 'DATABASE_URL',
            value: `postgres://cart:${canary(`envurl${place}`)}@orders-db:5432/orders`,
          },
          { name: 'DSN', value: `cart:${canary(`envdsn${place}`)}@tcp(orders-db:3306)/orders` },
          { name: 'ADO', value: `Server=orders-db;User=cart;Password=${canary(`envado${place}`)};Port=1433` },
          { name: 'REDIS_URL', value: `redis://:${canary(`envredis${place}`)}@orders-cache:6379/0` },
          { name: 'QUERY', value: `https://pay.shop.example/charge?key=${canary(`envquery${place}`)}` },
          { name: 'PAIR', value: `token=${canary(`envpair${place}`)}:8080` },
          { name: 'HTTP_PORT', value: canary(`envport${place}`) },
          { name: 'CART_ADDR', value: `http://cart:${canary(`envaddress${place}`)}@cart/v1` },
          {
            name: 'PROXY_CONFIG',
            value: `{"statusPort": 15020, "token": "${canary(`envmember${place}`)}"}`,
          },
          { name: 'API_TOKEN', value: `${canary(`envtoken${place}`)}:443` },
        ],
        livenessProbe: {
          exec: { command: ['curl', '-H', `X-Token: ${canary(`probeexec${place}`)}`] },
          failureThreshold: 3,
        },
        readinessProbe: {
          httpGet: {
            path: `/ready?token=${canary(`probequery${place}`)}`,
            port: 8080,
            httpHeaders: [{ name: 'Authorization', value: `Bearer ${canary(`probeheader${place}`)}` }],
          },
        },
        lifecycle: { preStop: { exec: { command: ['logout', canary(`lifecycle${place}`)] } } },
      },
    ],
    volumes: [
      { name: 'settings', configMap: { name: 'cart-settings' } },
      { name: 'flex', flexVolume: { driver: 'shop/flex', options: { key: canary(`flexvolume${place}`) } } },
      {
        name: 'inline',
        csi: { driver: 'ceph.example', volumeAttributes: { key: canary(`inlinevolume${place}`) } },
      },
    ],
  };
}

function pod(canary: Canary): object {
  const ended = {
    exitCode: 1,
    reason: 'Error',
    message: `panic: refused\npassword=${canary('terminationmessage')}\n`,
    startedAt: '2025-10-19T19:49:00Z',
    finishedAt: '2025-10-19T19:49:05Z',
  };
  const waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off, last: token=${canary('waitingmessage')}`,
  };
  return object('v1', 'Pod', 'cart-0', canary, {
    spec: podSpec(canary, 'pod'),
    status: {
      phase: 'Running',
      message: `api_key=${canary('podmessage')}`,
      startTime: '2025-10-19T18:00:00Z',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          lastTransitionTime: '2025-10-19T18:00:00Z',
        },
      ],
      containerStatuses: [
        {
          name: 'cart',
          image: 'shop/cart:2.4.1',
          ready: false,
          restartCount: 40,
          state: { waiting },
          lastState: { terminated: ended },
        },
      ],
    },
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
