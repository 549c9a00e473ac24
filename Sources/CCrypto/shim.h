// The running hash as a plain value: OpenSSL 3 calls it deprecated in favour of one behind a pointer.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
