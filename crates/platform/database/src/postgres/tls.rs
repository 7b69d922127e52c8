//! Whom a connection trusts: the authorities of a file, else of the system. A certificate must be for the server's host.

use std::{path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Error;

pub(super) fn connector(roots: Option<&Path>) -> Result<MakeRustlsConnect, Error> {
    let mut trusted = RootCertStore::empty();
    for certificate in certificates(roots)? {
        trusted.add(certificate).map_err(|error| Error::Address(format!("a certificate: {error}")))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| Error::Address(error.to_string()))?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(trusted).with_no_client_auth()))
}

fn certificates(roots: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, Error> {
    let Some(file) = roots else { return Ok(rustls_native_certs::load_native_certs().certs) };
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match read {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(Error::Address(format!("{} holds no certificate", file.display()))),
        Err(error) => Err(Error::Address(format!("{}: {error}", file.display()))),
    }
}
