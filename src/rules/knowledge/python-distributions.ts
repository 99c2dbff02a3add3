/**
 * What to install for a Python module that is missing, where the distribution on the package index is called otherwise
 * than the module it brings; `null` where nothing of the kind is known. `module` as a traceback names it: `yaml`,
 * `google.cloud.storage`.
 */
export function pythonDistribution(module: string): string | null {
  const parts = module.split('.');
  if (parts[0] === 'google' && parts[1] === 'cloud' && parts[2] !== undefined)
    return `google-cloud-${parts[2].replaceAll('_', '-')}`;
  for (let length = parts.length; length > 0; length -= 1) {
    const found = DISTRIBUTIONS.get(parts.slice(0, length).join('.'));
    if (found !== undefined) return found;
  }
  return null;
}

/** By module. Names as their own projects write them. */
const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map([
  ['attr', 'attrs'],
  ['bs4', 'beautifulsoup4'],
  ['Crypto', 'pycryptodome'],
  ['cv2', 'opencv-python'],
  ['dateutil', 'python-dateutil'],
  ['dns', 'dnspython'],
  ['docx', 'python-docx'],
  ['dotenv', 'python-dotenv'],
  ['faiss', 'faiss-cpu'],
  ['fitz', 'PyMuPDF'],
  ['flask_cors', 'Flask-Cors'],
  ['flask_sqlalchemy', 'Flask-SQLAlchemy'],
  ['git', 'GitPython'],
  ['google.protobuf', 'protobuf'],
  ['grpc', 'grpcio'],
  ['jose', 'python-jose'],
  ['jwt', 'PyJWT'],
  ['kafka', 'kafka-python'],
  ['ldap', 'python-ldap'],
  ['magic', 'python-magic'],
  ['multipart', 'python-multipart'],
  ['MySQLdb', 'mysqlclient'],
  ['nacl', 'PyNaCl'],
  ['OpenSSL', 'pyOpenSSL'],
  ['PIL', 'Pillow'],
  ['pkg_resources', 'setuptools'],
  ['prometheus_client', 'prometheus-client'],
  ['psycopg2', 'psycopg2-binary'],
  ['pydantic_settings', 'pydantic-settings'],
  ['rest_framework', 'djangorestframework'],
  ['sentence_transformers', 'sentence-transformers'],
  ['serial', 'pyserial'],
  ['skimage', 'scikit-image'],
  ['sklearn', 'scikit-learn'],
  ['slugify', 'python-slugify'],
  ['socks', 'PySocks'],
  ['telegram', 'python-telegram-bot'],
  ['usb', 'pyusb'],
  ['websocket', 'websocket-client'],
  ['yaml', 'PyYAML'],
  ['zmq', 'pyzmq'],
]);
