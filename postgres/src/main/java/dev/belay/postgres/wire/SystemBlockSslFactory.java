package dev.belay.postgres.wire;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.postgresql.ssl.WrappedFactory;

/** Encrypts with the certificates that Java trusts; rows come in blocks. */
public final class SystemBlockSslFactory extends WrappedFactory {
  /** The driver calls it. */
  public SystemBlockSslFactory() {
    factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return new BlockSslSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
  }
}
