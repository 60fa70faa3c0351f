package io.github.azureml4j.core.connectivity;

/** What can stand between this machine and a host, in the order of a request's steps. */
public enum Ailment {
    /** Nothing: the host answered. */
    NONE,
    /** The name cannot be resolved. */
    DNS,
    /** The name leads to a public address although the host is closed to the public: a private DNS zone is not linked. */
    PRIVATE_DNS,
    /** No connection is accepted, or a firewall swallows it. */
    TCP,
    /** The proxy cannot be reached, or does not let this request through. */
    PROXY,
    /** The connection cannot be secured: an authority that is not trusted, a wrong name, an interception. */
    TLS,
    /** The host was reached and refuses callers from this network: private link or an IP list. */
    PRIVATE_LINK,
    /** This machine's clock is so far off that tokens and signatures are refused. */
    CLOCK_SKEW,
    /** The host was reached and did not answer. */
    SILENCE
}
