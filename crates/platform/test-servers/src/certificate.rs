//! A certificate for 127.0.0.1 and an authority that signs it, both for one server and gone with it.

use crate::{Error, guard::Guard, program, server::words};

pub const AUTHORITY: &str = "authority.pem";
pub const CERTIFICATE: &str = "certificate.pem";
pub const KEY: &str = "key.pem";

/// What the authority says of the certificate.
const EXTENSIONS: &str = "subjectAltName=IP:127.0.0.1\n";

/// Makes them in the folder of `guard`.
pub fn make(guard: &mut Guard) -> Result<(), Error> {
    let openssl = program::find("openssl", "openssl")?.display().to_string();
    let place = |name: &str| guard.folder().join(name).display().to_string();
    let (authority, authority_key) = (place(AUTHORITY), place("authority.key"));
    let (request, certificate, key) = (place("request.pem"), place(CERTIFICATE), place(KEY));
    let extensions = guard.write("extensions", EXTENSIONS)?.display().to_string();
    let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    let commands = [
        [
            &[
                "req",
                "-x509",
                "-days",
                "2",
                "-subj",
                "/CN=Test authority",
                "-keyout",
                &authority_key,
                "-out",
                &authority,
            ],
            &new_key[..],
        ]
        .concat(),
        [&["req", "-subj", "/CN=Test server", "-keyout", &key, "-out", &request], &new_key[..]].concat(),
        vec![
            "x509",
            "-req",
            "-days",
            "2",
            "-in",
            &request,
            "-CA",
            &authority,
            "-CAkey",
            &authority_key,
            "-CAcreateserial",
            "-extfile",
            &extensions,
            "-out",
            &certificate,
        ],
    ];
    for command in commands {
        let command: Vec<&str> = [openssl.as_str()].into_iter().chain(command).collect();
        if !guard.run(&words(&command))? {
            return Err(Error::Prepare { server: "a certificate", log: guard.log() });
        }
    }
    Ok(())
}
